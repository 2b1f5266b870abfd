// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import Zhengzi

/// Whole pages in `Tests/Cases/pages`: `NAME.before.txt` must become `NAME.after.txt`, and that must stay.
@Suite struct PagesTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Cases/pages")

  private func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(name)))
  }

  @Test(arguments: ["library"]) func damagedPageIsRestored(_ name: String) throws {
    let pipeline = try Pipeline()
    let before = try bytes("\(name).before.txt")
    let after = try bytes("\(name).after.txt")
    #expect(String(decoding: pipeline.rewrite(before.span), as: UTF8.self) == String(decoding: after, as: UTF8.self))
    #expect(pipeline.rewrite(after.span) == after)
    #expect(pipeline.explain(after.span).isEmpty)
  }
}
