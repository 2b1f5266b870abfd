// SPDX-License-Identifier: Apache-2.0

import TableFormat
import Testing

@Suite struct TableImageTests {
  @Test func readsWhatWasWritten() throws {
    var writer = TableWriter()
    writer.add("words", [1, 2, 0xFFFF_FFFF] as [UInt32])
    writer.add("bytes", Array("正字".utf8))
    writer.add("sixteen-letters!", [7] as [UInt16])
    try Self.withImage(writer.file()) { image in
      let image = try #require(image)
      #expect(Array(image.section("words", of: UInt32.self).pointer) == [1, 2, 0xFFFF_FFFF])
      #expect(Array(image.section("bytes", of: UInt8.self).pointer) == Array("正字".utf8))
      #expect(image.section("sixteen-letters!", of: UInt16.self)[0] == 7)
      #expect(image.section("absent", of: UInt32.self).count == 0)
      #expect(image.section("word", of: UInt32.self).count == 0)
    }
  }

  @Test func refusesWhatIsNoTable() {
    Self.withImage([]) { #expect($0 == nil) }
    Self.withImage([UInt8](repeating: 0, count: 64)) { #expect($0 == nil) }
    var file = TableWriter().file()
    file[8] = 99
    Self.withImage(file) { #expect($0 == nil) }
  }

  private static func withImage(_ file: [UInt8], _ body: (TableImage?) throws -> Void) rethrows {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(file.count, 1), alignment: TableFormat.alignment)
    defer { memory.deallocate() }
    memory.copyBytes(from: file)
    try body(TableImage(start: UnsafeRawPointer(memory.baseAddress!), length: file.count))
  }
}
