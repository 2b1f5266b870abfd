// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// Mends the regions of a window in which characters are broken apart, each by one run of the ``ChannelLattice``.
final class BrokenRegions {
  let options: RepairStage.Options
  let rule = Repair.pinyinInsertion.rule
  private let gbk = GBK.standard
  private let model = LanguageModel.standard
  private(set) var lattice = ChannelLattice()
  /// The tokens of the region at hand.
  private var tokens: [ChannelToken] = []
  /// Where the last region ended in the window, if the decoder read astride there.
  var shiftEnd: Int?

  init(_ options: RepairStage.Options) {
    self.options = options
  }

  /// Tells the lattice what the text teaches.
  func learn(_ page: ChannelPage, _ window: Span<UInt8>, _ range: Range<Int>) {
    lattice.page = page
    lattice.pageModel.removeAll()
    lattice.pageModel.add(window, range, gbk, model)
  }

  /// More question marks in a row are somebody's own.
  private static let longestRun = 5
  /// A region has at most so many tokens: damage ends at a mark or a line's end, so a longer one is no damage that could be read.
  private static let longestRegion = 1024

  /// Reads a broken region with the lattice, writes it, and returns where it ends.
  func mend(_ window: Span<UInt8>, from start: Int, _ writer: inout Writer) -> Int {
    lattice.trustAll()
    lattice.brackets.weigh(before: writer.output.span, after: window, from: start, gbk, model)
    read(window, from: start, after: writer.output.span)
    if lattice.suspectSurprises(within: tokens.count) { read(window, from: start, after: writer.output.span) }
    write(tokens, from: start, window, &writer)
    let end = tokens.last?.end ?? start
    shiftEnd = lattice.states.first?.isShifted == true ? end : nil
    return end
  }

  /// Reads tokens until characters begin where tokens do in every reading, and have done so for a while.
  private func read(_ window: Span<UInt8>, from start: Int, after text: Span<UInt8>) {
    tokens.removeAll(keepingCapacity: true)
    var token = gbk.token(in: window, at: start)
    startLattice(after: text, isShifted: isAfterShift(token, window))
    var settled = 0
    while true {
      let following = gbk.token(in: window, at: token.end)
      lattice.step(token, following: following)
      let isSign = token.kind == .question || token.kind == .brokenGloss
      settled = lattice.isAligned && !isSign ? settled + 1 : 0
      if token.kind == .lineEnd { break }
      tokens.append(token)
      if settled > 2 || tokens.count == Self.longestRegion || Self.endOfLongRun(window, from: following.start) != nil { break }
      token = following
    }
  }

  /// Where a run of question marks ends that is too long to be lost bytes: two such bytes in a row are rare, and each costs the lattice
  /// hundreds of readings.
  static func endOfLongRun(_ window: Span<UInt8>, from start: Int) -> Int? {
    var end = start
    while end < window.count, window[end] == UInt8(ascii: "?") { end += 1 }
    return end - start > longestRun ? end : nil
  }

  /// Whether the decoder read astride in the last region and nothing since has ended that.
  func isAfterShift(_ token: ChannelToken, _ window: Span<UInt8>) -> Bool {
    guard let shiftEnd, shiftEnd <= token.start else { return false }
    return !(shiftEnd..<token.start).contains { isASCIIText(window[$0]) }
  }

  private func startLattice(after text: Span<UInt8>, isShifted: Bool) {
    let (lead, trail, _) = text.lastBytes(before: text.count, gbk)
    lattice.start(context(atEndOf: text), lastBytes: (lead, trail), isShifted: isShifted)
  }

  /// Whether a byte is ASCII that was ASCII before the damage: no mark and no part of a gloss can tell, so letters, digits, spaces.
  private func isASCIIText(_ byte: UInt8) -> Bool {
    byte < 0x80 && !ChannelToken.isMark(byte)
  }

  /// The model's context after a text.
  private func context(atEndOf text: Span<UInt8>) -> LanguageModel.Context {
    var start = text.count
    var context = LanguageModel.Context.lineStart
    while start > 0, text.count - start < 24, text[start - 1] != UInt8(ascii: "\n") { start = text.codePoint(before: start).start }
    while start < text.count {
      let (value, length) = text.codePoint(at: start) ?? (0xFFFD, 1)
      _ = model.score(value, after: &context)
      start += length
    }
    return context
  }
}
