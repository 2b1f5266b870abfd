// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Why a line may have been read wrongly: counted in one pass, before any reading is tried.
struct Suspicion {
  /// Characters above U+007F that are not East Asian and stand beside one that they are never typed beside; Â and Ã always count.
  private(set) var strange = 0
  /// Han, kana and Hangul that cost as much as if they had been drawn by lot, at least four together.
  private(set) var isDear = false
  /// As `isDear`, but dearer than even verse and lists of names are.
  private(set) var isVeryDear = false
  /// Characters above U+007F.
  private(set) var count = 0

  /// What East Asian text costs for a character at most, over a stretch of `stretch` characters.
  private static let dear: Float = 8.5
  private static let veryDear: Float = 10.5
  private static let stretch = 6

  init(_ codes: [UInt32]) {
    var text = TextCost()
    var before = CharacterKind.space
    var costs: [Float] = []
    var halfKatakana = 0
    for code in codes {
      let kind = CharacterKind(code)
      let cost = text.add(code)
      if code >= 0x80 {
        count += 1
        halfKatakana += kind == .halfKatakana ? 1 : 0
        if kind.isEastAsian || kind == .halfKatakana || kind == .privateUse || kind == .replacement { costs.append(cost) }
      }
      if code >= 0x80 || before.rawValue > CharacterKind.punctuationASCII.rawValue { strange += Self.strangeness(before, kind) }
      if code | 1 == 0xC3 { strange += 1 }
      before = kind
    }
    let dearest = Self.dearestStretch(costs)
    isVeryDear = halfKatakana > 3 || dearest > Self.veryDear
    isDear = isVeryDear || dearest > Self.dear
  }

  private static func strangeness(_ first: CharacterKind, _ second: CharacterKind) -> Int {
    let isAccented = (first == .upperLatin || first == .lowerLatin) && (second == .upperLatin || second == .lowerLatin)
    return Neighbours.strangeness(first, second) + (isAccented ? 1 : 0)
  }

  /// The mean cost of the dearest stretch.
  private static func dearestStretch(_ costs: [Float]) -> Float {
    let length = min(stretch, costs.count)
    guard length > 1 else { return 0 }
    var sum = costs[..<length].reduce(0, +)
    var dearest = sum
    for i in length..<costs.count {
      sum += costs[i] - costs[i - length]
      dearest = max(dearest, sum)
    }
    return dearest / Float(length)
  }

  var isAny: Bool { strange > 1 || isDear }

  /// Whether anything speaks for this reader.
  func allows(_ reader: Reader) -> Bool {
    if case .double = reader { return isDear }
    return strange > 1
  }

  /// Whether enough of the line can have come from the reader, and not too much of it is lost.
  func allows(_ misread: MisreadBytes) -> Bool {
    let known = count - misread.foreignCount
    guard known > 1, misread.lostCount <= known * 2 else { return false }
    if case .double = misread.reader { return misread.foreignCount * 4 <= count }
    return true
  }
}
