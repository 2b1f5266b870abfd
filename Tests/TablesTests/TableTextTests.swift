// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import compile_tables

@Suite struct TableTextTests {
  static let header = """
    # kind: test
    # columns: key, value
    # source: none
    # licence: Apache-2.0
    # used by: tests

    """

  @Test func readsHeaderAndRows() throws {
    let text = try TableText(path: "t.tsv", text: Self.header + "一\t二\n\n三\t四\n")
    #expect(text.header["kind"] == "test")
    #expect(text.rows.map { $0.fields.map(String.init) } == [["一", "二"], ["三", "四"]])
    #expect(text.rows.map(\.line) == [6, 8])
  }

  @Test(arguments: [
    ("", "t.tsv:1:1: error: the header has no line '# kind: …'"),
    (header + "一\n", "t.tsv:6:3: error: 1 fields, but the header names 2 columns"),
    (header + "一\t二\n一\t二\t三\n", "t.tsv:7:5: error: 3 fields, but the header names 2 columns"),
    (header + "一一\t\n", "t.tsv:6:4: error: the field is empty"),
  ])
  func namesTheBadPlace(_ text: String, _ message: String) {
    #expect(throws: TableError.self) { try TableText(path: "t.tsv", text: text) }
    do { _ = try TableText(path: "t.tsv", text: text) } catch { #expect(error.description == message) }
  }

  @Test func namesTheMissingFile() {
    do {
      _ = try TableFolder(path: "/nowhere").table("t.tsv")
      Issue.record("no error")
    } catch {
      #expect("\(error)" == "/nowhere/t.tsv: error: No such file or directory")
    }
  }
}
