// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ZhengziRepair

@Suite struct SingleByteLineTests {
  private func text(_ line: String) -> (text: String, layers: Int)? {
    let bytes = Array(line.utf8)
    return SingleByteLine.text(of: bytes.span).map { (String(decoding: $0.bytes, as: UTF8.self), $0.layers) }
  }

  /// UTF-8 read as ISO 8859-1.
  private func misread(_ text: String) -> String {
    String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
  }

  @Test func readsBytesBack() throws {
    let found = try #require(text(misread("春天到了，公園。\n")))
    #expect(found.text == "春天到了，公園。\n")
    #expect(found.layers == 1)
  }

  @Test func readsCharactersOfWindows1252() throws {
    #expect(try #require(text("æ˜¥å¤©åˆ°äº†")).text == "春天到了")
  }

  @Test func takesOffLayersOfTheSameKind() throws {
    let found = try #require(text(misread(misread(misread("春天到了")))))
    #expect(found.text == "春天到了")
    #expect(found.layers == 3)
  }

  @Test func takesOffFourLayersAtMost() {
    #expect(text(misread(misread(misread(misread(misread("春天到了")))))) == nil)
  }

  @Test(arguments: [
    "", "plain", "春天到了，公園", "Zürich, Köln, Düsseldorf, Münster", "ZÃ¼rich", "æ˜¥å¤©", "æ˜¥å¤©åˆ°äº", "æ˜¥å¤©åˆ°?º†",
    "æ˜¥å¤©åˆ°äº†é",
  ])
  func leavesToOthersWhatIsNotBeyondDoubt(_ line: String) {
    #expect(text(line) == nil)
  }
}
