// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// A line read again by every pair of reader and source that its characters allow, judged by what the results cost as text.
struct Rereading {
  /// How many nats better the result must be than the line as it stands.
  private static let margin: Float = 10
  /// Text that costs more than this for a character is no text.
  private static let dearest: Float = 8

  private let codes: [UInt32]
  private let cost: Float

  init(_ codes: [UInt32]) {
    self.codes = codes
    cost = TextCost.of(codes)
  }

  private static let readers: [Reader] =
    [.permissive] + SingleByteCodec.allCases.map { .single($0) } + DoubleByteCodec.allCases.map { .double($0) }
  private static let sources: [Source] = [.utf8] + DoubleByteCodec.allCases.map { .double($0) }

  /// What the line was, or `nil` where no reading is clearly better than the line itself.
  func best() -> [UInt32]? {
    let count = codes.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
    guard count > 1, cost > 4 * Float(codes.count) else { return nil }
    let misreads = Self.readers.map { MisreadBytes(codes, $0) }.filter { $0.foreignCount * 4 <= count }
    return whole(misreads) ?? mixed(misreads)
  }

  private func pairs(_ misreads: [MisreadBytes]) -> [(MisreadBytes, Source)] {
    misreads.flatMap { misread in
      Self.sources.compactMap { source in
        if case .double(let a) = misread.reader, case .double(let b) = source, a == b { return nil }
        return (misread, source)
      }
    }
  }

  /// The best reading of the line as a whole without losses.
  private func whole(_ misreads: [MisreadBytes]) -> [UInt32]? {
    var best: [UInt32]?
    var lowest = cost - Self.margin
    for (misread, source) in pairs(misreads) {
      guard let text = misread.decoded(as: source), text != codes else { continue }
      let cost = TextCost.of(text)
      guard cost < lowest, cost <= Self.dearest * Float(text.count) else { continue }
      best = text
      lowest = cost
    }
    return best
  }

  /// The best reading in which parts of the line stand and lost bytes are filled in.
  private func mixed(_ misreads: [MisreadBytes]) -> [UInt32]? {
    var best: (result: ReadingLattice.Result, misread: MisreadBytes, source: Source)?
    for (misread, source) in pairs(misreads) {
      var lattice = ReadingLattice(misread, as: source, width: 2)
      guard let result = lattice.best(), result.isChanged, result.cost < best?.result.cost ?? cost else { continue }
      best = (result, misread, source)
    }
    guard var best else { return nil }
    if best.result.filled > 0 {
      var lattice = ReadingLattice(best.misread, as: best.source, width: 24)
      best.result = lattice.best() ?? best.result
    }
    guard best.result.cost < cost - Self.margin, best.result.cost <= Self.dearest * Float(best.result.codes.count) else { return nil }
    return best.result.codes
  }
}
