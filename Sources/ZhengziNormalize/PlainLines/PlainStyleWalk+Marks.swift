// SPDX-License-Identifier: Apache-2.0

/// Marks of ASCII: behind Han they become full-width, within numbers and words and between words they stay.
extension PlainStyleWalk {
  mutating func takeMark(_ mark: UInt8, _ output: inout [UInt8]) -> Bool {
    switch mark {
    case UInt8(ascii: "("): return takeOpening(&output)
    case UInt8(ascii: ")"): return takeClosing(&output)
    case UInt8(ascii: "\""): return takeStraightQuote(&output)
    case UInt8(ascii: "`"): return takeCodeSpan(&output)
    default: break
    }
    switch previous {
    case .han, .closer: return takeMarkBehindHan(mark, &output)
    case .letter, .digit: return takeMarkBehindWord(mark, &output)
    case .quote where beforeQuote != .other:
      guard bytes[i + 1] != UInt8(ascii: ")") else { return false }
      if beforeQuote == .han || beforeQuote == .closer { return takeMarkBehindHan(mark, &output) }
      return mark == UInt8(ascii: ",") && bytes.isHan(i + 1) ? takeMarkBehindWord(mark, &output) : false
    case .edge, .space: return takeMarkBehindSpace(mark, &output)
    case .bracket: return takeMarkBehindBracket(mark)
    default: return false
    }
  }

  private mutating func takeMarkBehindSpace(_ mark: UInt8, _ output: inout [UInt8]) -> Bool {
    let next = bytes[i + 1]
    switch mark {
    case UInt8(ascii: "-") where PlainBytes.isLetter(next): return takeOption(hyphens: 1, &output)
    case UInt8(ascii: "-") where next == mark && bytes[i + 2] &- UInt8(ascii: "a") < 26: return takeOption(hyphens: 2, &output)
    case UInt8(ascii: "-") where bytes.isDigit(i + 1): break
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): guard next == UInt8(ascii: " ") else { return false }
    case UInt8(ascii: ","): return takeSpacedComma(&output)
    default: return false
    }
    i &+= 1
    previous = .mark
    return true
  }

  /// `-rf`, `--name`: text like a word.
  private mutating func takeOption(hyphens: Int, _ output: inout [UInt8]) -> Bool {
    guard closeGap(before: .letter, &output) else { return false }
    i &+= hyphens
    previous = .mark
    return true
  }

  /// `甲 ,乙`, `甲 , 乙`.
  private mutating func takeSpacedComma(_ output: inout [UInt8]) -> Bool {
    guard previous == .space, i - gapStart == 1, beforeGap == .han || beforeGap == .closer else { return false }
    guard bytes.isHan(i + 1) || bytes[i + 1] == UInt8(ascii: " ") && bytes.isHan(i + 2), closeGap(before: .stop, &output) else {
      return false
    }
    put(0xFF0C, for: 1, &output)
    previous = .stop
    changedEnd = i
    return true
  }

  /// Behind a bracket that closes Latin text, before a space and text, every mark stays.
  private mutating func takeMarkBehindBracket(_ mark: UInt8) -> Bool {
    guard bytes[i - 1] == UInt8(ascii: ")"), bytes.isAlphanumeric(i - 2), isBeforeWord(mark) else { return false }
    i &+= 1
    previous = .mark
    return true
  }

  /// Text between single backticks, if it is of nothing that a comment or a string could start with.
  private mutating func takeCodeSpan(_ output: inout [UInt8]) -> Bool {
    guard closeGap(before: .letter, &output) else { return false }
    let end = bytes.run(from: i + 1) { bytes.isPlainCode($0) }
    guard end > i + 1, bytes[end] == UInt8(ascii: "`"), bytes[end + 1] != UInt8(ascii: "`"), end - i < 256 else { return false }
    // Han in it counts for its sentence.
    for j in i..<end where bytes.isHan(j) { script.takeHan(3) }
    i = end + 1
    previous = .digit
    return true
  }

  private mutating func takeMarkBehindHan(_ mark: UInt8, _ output: inout [UInt8]) -> Bool {
    switch mark {
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"):
      if mark == UInt8(ascii: ":"), opensCode { return false }
      put(UInt32(mark) + 0xFEE0, for: 1, &output)
      previous = .stop
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      // `!important`, `?id`, or a span of code.
      guard !bytes.isAlphanumeric(i + 1), bytes[i + 1] != UInt8(ascii: "`") else { return false }
      put(UInt32(mark) + 0xFEE0, for: 1, &output)
      previous = .wideMark
      script.endSentence()
    case UInt8(ascii: "."):
      guard endsSentence else { return false }
      put(0x3002, for: 1, &output)
      previous = .stop
      script.endSentence()
    case UInt8(ascii: "-"), UInt8(ascii: "/"):
      guard bytes.isHan(i + 1) else { return false }
      i &+= 1
      previous = .mark
      return true
    default: return false
    }
    changedEnd = i
    return true
  }

  /// Whether another colon ends the word behind this one: `:smile:`.
  private var opensCode: Bool {
    var end = i + 1
    while bytes.isAlphanumeric(end) || bytes[end] == UInt8(ascii: "-") { end += 1 }
    return end > i + 1 && bytes[end] == UInt8(ascii: ":")
  }

  /// Whether the point behind Han ends the line, or Han follows; behind a numeral it may be that of an item, between parts of a name an interpunct.
  private var endsSentence: Bool {
    if previous == .han, HanNumerals.contains(bytes.han(i - 3)) { return false }
    if bytes.isHan(i + 1) {
      return previous != .han || !TransliteratedName.isPart(bytes.han(i - 3)) || !TransliteratedName.isPart(bytes.han(i + 1))
    }
    guard bytes[i + 1] == UInt8(ascii: " ") else { return i + 1 == bytes.count }
    if bytes.isHan(i + 2) { return true }
    var end = i + 1
    while bytes[end] == UInt8(ascii: " ") { end += 1 }
    return end == bytes.count
  }

  private mutating func takeMarkBehindWord(_ mark: UInt8, _ output: inout [UInt8]) -> Bool {
    if mark == UInt8(ascii: ","), bytes.isHan(i + 1) {
      put(0xFF0C, for: 1, &output)
      previous = .stop
      changedEnd = i
      return true
    }
    if mark == UInt8(ascii: ":"), bytes[i + 1] == mark || bytes.isDigit(i + 1), endsScheme { return false }
    guard isJoint(mark) || isBeforeWord(mark) || endsLatinLine(mark) else { return false }
    if mark == UInt8(ascii: ":"), bytes[i + 1] == mark { i &+= 1 }
    // What follows a percent sign follows a number.
    previous = mark == UInt8(ascii: "%") ? .digit : .mark
    i &+= 1
    return true
  }

  /// Whether the mark goes on with a number or a name: no rule takes it there.
  private func isJoint(_ mark: UInt8) -> Bool {
    switch mark {
    case UInt8(ascii: "%"): bytes.isDigit(i - 1)
    case UInt8(ascii: ","): bytes.isDigit(i - 1) && bytes.isDigit(i + 1)
    case UInt8(ascii: ":"):
      bytes.isAlphanumeric(i - 1) && (bytes.isDigit(i + 1) || bytes[i + 1] == mark && bytes.isAlphanumeric(i + 2))
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "_"): bytes.isAlphanumeric(i - 1) && bytes.isAlphanumeric(i + 1)
    case UInt8(ascii: "."): bytes.isAlphanumeric(i - 1) && bytes.isAlphanumeric(i + 1) && !isBehindWWW
    default: false
    }
  }

  /// An address may hold Han.
  private var isBehindWWW: Bool { bytes[i - 1] == UInt8(ascii: "w") && bytes[i - 2] == UInt8(ascii: "w") }

  /// Whether the mark ends the line, and no Han stands in the sentence before it.
  private func endsLatinLine(_ mark: UInt8) -> Bool {
    mark != UInt8(ascii: "-") && mark != UInt8(ascii: "/") && i + 1 == bytes.count && !isChanged && !script.hasHan
  }

  /// Whether the word before the colon makes an address with it, which may hold Han.
  private var endsScheme: Bool {
    for scheme: StaticString in ["mailto", "magnet", "urn", "data", "tel", "doi", "javascript"] where bytes.ends(scheme, at: i) {
      return true
    }
    return false
  }

  /// Whether spaces follow and then a word or text, within the line: so stand most marks of Latin text.
  private mutating func isBeforeWord(_ mark: UInt8) -> Bool {
    guard bytes[i + 1] == UInt8(ascii: " ") else { return false }
    let next = bytes.run(from: i + 1) { bytes[$0] == UInt8(ascii: " ") }
    guard bytes.isAlphanumeric(next) || bytes.isHan(next) || bytes.isDrawing(next) || bytes[next] == UInt8(ascii: "(") else { return false }
    switch mark {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): script.endSentence()
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"): break
    default: return false
    }
    return true
  }
}
