// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

extension Line {
  /// Takes the bytes of a line, without its line end. Cost: one pass.
  mutating func load(_ window: Span<UInt8>, _ range: Range<Int>) {
    tokens.removeAll()
    changes = 0
    hasNotes = false
    isProtected = false
    hasLooseQuotes = false
    isInPairedLines = false
    firstTouched = .max
    untouchedTail = .max
    // SAFETY: the pointers do not leave the closures. The loader reads bytes below the range's end, which lies in the window. Each character takes
    // at least one byte, and there is room for as many tokens as there are bytes, and two edges.
    traits = window.extracting(0..<range.upperBound).withUnsafeBufferPointer { bytes in
      tokens.append(atMost: range.count + 2) { tokens in
        CharacterClass.ofASCII.withUnsafeBufferPointer { classes in
          var loader = TokenLoader(bytes, tokens, classes, from: range.lowerBound)
          loader.run()
          return (loader.count, loader.found)
        }
      }
    }
    if !userText.isEmpty { protectUserText(range) }
  }

  /// Marks the characters that the user protects, all of each.
  private mutating func protectUserText(_ range: Range<Int>) {
    var next = userText.firstIndex { $0.upperBound > range.lowerBound } ?? userText.endIndex
    for i in indices where next < userText.endIndex {
      while next < userText.endIndex, userText[next].upperBound <= Int(tokens[i].start) { next += 1 }
      guard next < userText.endIndex, userText[next].lowerBound < Int(tokens[i].end) else { continue }
      tokens[i].span = .userText
      tokens[i].run = 1
    }
  }
}

/// Reads characters into tokens and finds out what they ask of the rules.
private struct TokenLoader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let tokens: UnsafeMutablePointer<Token>
  private let classes: UnsafeBufferPointer<CharacterClass>
  private var i: Int
  private(set) var count = 0
  private(set) var found: LineTraits = []
  private var lastSign = 0

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeMutablePointer<Token>, _ classes: UnsafeBufferPointer<CharacterClass>,
    from start: Int
  ) {
    self.bytes = bytes
    self.tokens = tokens
    self.classes = classes
    i = start
  }

  @inline(__always)
  mutating func run() {
    put(Line.edge(i))
    while i < bytes.count {
      if bytes[i] < 0x80 {
        takeASCII()
      } else if !takeHan() {
        takeOther()
      }
    }
    putSign(Line.edge(i))
    tokens[lastSign].nextSign = Int32(truncatingIfNeeded: lastSign)
  }

  @inline(__always)
  private mutating func put(_ token: Token) {
    (tokens + count).initialize(to: token)
    count &+= 1
  }

  @inline(__always)
  private mutating func putSign(_ token: Token) {
    tokens[lastSign].nextSign = Int32(truncatingIfNeeded: count)
    lastSign = count
    put(token)
  }

  @inline(__always)
  private mutating func takeASCII() {
    let kind = classes[Int(bytes[i])]
    switch kind {
    case .letter:
      takeRun(of: .letter, span: .none)
      found.formUnion([.latin, .letters])
    case .digit:
      takeRun(of: .digit, span: isInWord ? .none : .number)
      found.formUnion(.latin)
    case .space:
      if tokens[count &- 1].kind == .wideMark { found.formUnion(.spaces) }
      put(Token(UInt32(bytes[i]), .space, i, i &+ 1))
      i &+= 1
    default:
      let token = Token(UInt32(bytes[i]), kind, i, i &+ 1)
      let next = i &+ 1 < bytes.count ? UInt32(bytes[i &+ 1]) : 0
      found.formUnion(LineTraits(token, after: tokens[count &- 1]))
      if SpanStart.isPossible(UInt32(bytes[i]), after: tokens[count &- 1], before: next) { found.formUnion(.spans) }
      putSign(token)
      i &+= 1
    }
  }

  /// Whether what comes goes on with a word that starts with a letter.
  private var isInWord: Bool {
    var j = count - 1
    while tokens[j].kind == .combining { j -= 1 }
    return tokens[j].kind == .letter || tokens[j].kind == .digit && tokens[j].span == .none
  }

  /// Takes the letters or digits of ASCII that follow one another, at most 255.
  @inline(__always)
  private mutating func takeRun(of kind: CharacterClass, span: SpanKind) {
    let first = count
    repeat {
      var token = Token(UInt32(bytes[i]), kind, i, i &+ 1)
      token.span = span
      put(token)
      i &+= 1
    } while i < bytes.count && bytes[i] < 0x80 && classes[Int(bytes[i])] == kind && count &- first < 255
    tokens[first].run = UInt8(truncatingIfNeeded: count &- first)
  }

  /// Takes the ideographs of U+4E00 to U+9FFF that follow one another, at most 255; returns whether there is one.
  @inline(__always)
  private mutating func takeHan() -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let first = count
    while i &+ 3 < bytes.count, count &- first < 255 {
      // SAFETY: the four bytes from `i` on are within the text.
      let four = UInt32(bigEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: i, as: UInt32.self))
      let code = (four >> 12 & 0xF000) | (four >> 10 & 0x0FC0) | (four >> 8 & 0x3F)
      guard four & 0xF0C0_C000 == 0xE080_8000, code &- 0x4E00 <= 0x9FFF - 0x4E00 else { break }
      put(Token(code, .han, i, i &+ 3))
      i &+= 3
    }
    guard count > first else { return false }
    tokens[first].run = UInt8(truncatingIfNeeded: count &- first)
    found.formUnion(.han)
    return true
  }

  @inline(__always)
  private mutating func takeOther() {
    let token = Self.token(bytes, i)
    found.formUnion(LineTraits(token, after: tokens[count &- 1]))
    if token.kind.isSign { putSign(token) } else { put(token) }
    i = Int(token.end)
  }

  /// The character at the place, or the byte that is none. It takes no loader, so that a loader stays in registers.
  @inline(never)
  private static func token(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Token {
    let (code, length) = bytes.span.codePoint(at: i) ?? (Token.invalid, 1)
    return Token(code, i, i &+ length)
  }
}
