// SPDX-License-Identifier: Apache-2.0

import TableFormat
import Testing

@testable import compile_tables

/// Rows of `Phrases-own.tsv`: what is packed, and what a wrong one is told.
@Suite struct OwnPhrasesTests {
  private static let header = """
    # kind: phrases
    # columns: phrase, what it becomes, configurations, source or rule, licence
    # source: own
    # licence: Apache-2.0
    # used by: tests

    """

  /// Dictionaries that make 發 of every 发.
  private func phrases(_ rows: String) throws(TableError) -> OwnPhrases {
    let table = try TableText(path: "Phrases-own.tsv", text: Self.header + rows)
    return try OwnPhrases(table) { _, text in text.map { $0 == 0x53D1 ? 0x767C : $0 } }
  }

  @Test func `rows are packed by configuration`() throws {
    var writer = TableWriter()
    try phrases("理发店\t理髮店\ts2t s2tw\tthe Revised Dictionary\tCC-BY-4.0\n金发\t金髮\ts2t\ta rule\tApache-2.0\n").add(to: &writer)
    let file = writer.file()
    try file.withUnsafeBytes { bytes in
      let start = try #require(bytes.baseAddress)
      let image = try #require(TableImage(start: start, length: bytes.count))
      func text(_ name: String) -> String { String(decoding: image.section(name, of: UInt8.self).pointer, as: UTF8.self) }
      #expect(text("s2t.own") == "理发店\t理髮店\n金发\t金髮\n")
      #expect(text("s2tw.own") == "理发店\t理髮店\n")
      #expect(text("s2hk.own").isEmpty)
    }
  }

  @Test(arguments: [
    ("发\t髮\ts2t\tx\tMIT\n", "6:1: error: '发' is one character; a phrase has two or more"),
    ("金发\t金髮\ts2t\tx\tMIT\n金发\t金髮\ts2t\tx\tMIT\n", "7:1: error: '金发' stands in line 6 for s2t already"),
    ("金发\t金髮\ts2t t2s\tx\tMIT\n", "6:7: error: unknown configuration 't2s'; those that ask context: s2t, s2tw, s2twp, s2hk, s2hkp"),
    ("金发\t金髮\ts2t\tx\tGPL-3.0\n", "6:13: error: unknown licence 'GPL-3.0'; known licences: Apache-2.0, "),
    ("出发\t出發\ts2t\tx\tMIT\n", "6:4: error: OpenCC's tables give '出發' in s2t without this row"),
    ("金发\t金髮\ts2t\tx\n", "6:13: error: 4 fields, but the header names 5 columns"),
    ("金发\t金髮\ts2t\t\tMIT\n", "6:11: error: the field is empty"),
    ("\(String(repeating: "发", count: 17))\tx\ts2t\tx\tMIT\n", "6:1: error: a phrase of more than 48 bytes"),
  ])
  func `a wrong row is named with its place`(_ rows: String, _ message: String) {
    #expect { try phrases(rows) } throws: { "\($0)".hasPrefix("Phrases-own.tsv:" + message) }
  }
}
