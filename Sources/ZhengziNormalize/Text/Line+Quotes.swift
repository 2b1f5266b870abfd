// SPDX-License-Identifier: Apache-2.0

extension Line {
  /// Finds out which marks are quotes and which of them open: curly and corner ones by their form, straight ones in turn.
  ///
  /// Apostrophes (It's, L’Oréal, '90年代) and primes (5'11") are none. Cost: one pass.
  mutating func directQuotes() {
    var state = QuoteState()
    var i = 0
    while nextSign(&i) {
      guard tokens[i].kind == .quote, tokens[i].span == .none else { continue }
      tokens[i].isQuotation = state.isQuotation(self, i)
      tokens[i].opens = tokens[i].isQuotation && state.opens(tokens[i].code)
    }
  }

  /// Whether the mark stands once more behind `i`.
  fileprivate func isRepeated(_ i: Int) -> Bool {
    var j = i
    while nextSign(&j) {
      if tokens[j].code == tokens[i].code { return true }
    }
    return false
  }
}

/// What is open while a line's quotes are read.
private struct QuoteState {
  private var isSingleOpen = false
  private var isDoubleOpen = false
  private var isCurlySingleOpen = false

  func isQuotation(_ line: borrowing Line, _ i: Int) -> Bool {
    let left = Self.kind(line[i - 1])
    let right = Self.kind(line[i + 1])
    switch line[i].code {
    case 0x22: return left != .digit || isDoubleOpen
    case 0x27:
      if left == .letter, right == .letter { return false }
      return left == .digit ? isSingleOpen : right != .digit || isSingleOpen || line.isRepeated(i)
    case 0x2019: return isCurlySingleOpen && !(left == .letter && right == .letter)
    default: return true
    }
  }

  /// The class of a letter or digit whatever its width.
  private static func kind(_ token: Token) -> CharacterClass {
    token.kind == .wideAlphanumeric ? CharacterClass(token.code - 0xFEE0) : token.kind
  }

  mutating func opens(_ code: UInt32) -> Bool {
    switch code {
    case 0x22:
      isDoubleOpen.toggle()
      return isDoubleOpen
    case 0x27:
      isSingleOpen.toggle()
      return isSingleOpen
    case 0x2018: isCurlySingleOpen = true
    case 0x2019: isCurlySingleOpen = false
    default: break
    }
    return Quotation.isOpening(code)
  }
}
