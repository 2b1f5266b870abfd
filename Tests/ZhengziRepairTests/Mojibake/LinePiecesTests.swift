// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@testable import ZhengziRepair

@Suite struct LinePiecesTests {
  private func pieces(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var pieces: [String] = []
    LinePieces.forEach(in: bytes.span) { pieces.append(String(decoding: bytes[$0], as: UTF8.self)) }
    return pieces
  }

  private func han(_ count: Int) -> String { String(repeating: "中", count: count) }

  @Test(arguments: ["", "\n", "短行", "a\nb\n", "短行\n短行"])
  func shortTextIsOnePiece(_ text: String) {
    #expect(pieces(text) == (text.isEmpty ? [] : [text]))
  }

  @Test func linesThatAreNotLongStayWhole() {
    let line = han(1364) + "\n"
    #expect(
      pieces(line + line + "短\n" + line)
        == [line, line, "短\n" + line].flatMap { $0.utf8.count > LinePieces.longest ? ["短\n", line] : [$0] })
  }

  @Test(arguments: [" ", ",", "。", "，", "、", "\u{3000}", "；", "！", "？"])
  func aLongLineEndsAtAMark(_ mark: String) {
    let first = han(1000) + mark
    #expect(pieces(first + han(1000)) == [first, han(1000)])
  }

  /// They may be second bytes of characters.
  @Test(arguments: ["?", "7", "a", "@", "é", "の"])
  func noOtherCharacterEndsAPiece(_ character: String) {
    let text = han(1000) + character + han(1000)
    #expect(pieces(text) == [text])
  }

  @Test func withoutMarksAPieceGoesOnToTheFirst() {
    let first = han(3000) + "。"
    #expect(pieces(first + han(5)) == [first, han(5)])
    #expect(pieces(han(10)) == [han(10)])
  }

  /// What a line costs does not depend on what stands before it, so its pieces must not either.
  @Test func piecesCountFromTheLine() {
    let long = String(repeating: han(150) + "，", count: 60) + "\n"
    let alone = pieces(long)
    #expect(alone.count > 5)
    #expect(Array(pieces("短\n" + long).drop { $0.hasPrefix("短") }) == alone)
  }

  @Test func nothingIsLost() {
    for bytes in [[UInt8](repeating: 0xE4, count: 9000), [UInt8](repeating: 0x20, count: 9000), [UInt8](repeating: 0x0A, count: 9000)] {
      var joined: [UInt8] = []
      LinePieces.forEach(in: bytes.span) { joined += bytes[$0] }
      #expect(joined == bytes)
    }
  }
}
