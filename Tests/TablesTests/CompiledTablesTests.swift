// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import compile_tables

/// The committed files are what the committed text compiles to.
@Suite struct CompiledTablesTests {
  static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

  @Test(arguments: TableFamily.all.map(\.name))
  func recompiles(_ name: String) throws {
    let family = try #require(TableFamily.all.first { $0.name == name })
    let file = try family.compile(TableFolder(path: "\(Self.root)/Tables/\(name)")).file()
    let committed = try TableFolder.read("\(Self.root)/Sources/CTables/Blobs/\(name).bin")
    #expect(file == committed, "run: swift run -c release compile-tables \(name)")
  }
}
