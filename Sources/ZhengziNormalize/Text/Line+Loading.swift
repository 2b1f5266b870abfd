// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

extension Line {
  /// Takes the bytes of a line, without its line end. Cost: one pass.
  mutating func load(_ window: Span<UInt8>, _ range: Range<Int>) {
    tokens.removeAll(keepingCapacity: true)
    changes = 0
    hasNotes = false
    hasLooseQuotes = false
    isInPairedLines = false
    var found: LineTraits = []
    tokens.append(addingCapacity: range.count + 2) { tokens in
      tokens.append(Self.edge(range.lowerBound))
      found = Self.load(window.extracting(0..<range.upperBound), from: range.lowerBound, into: &tokens)
      tokens.append(Self.edge(range.upperBound))
    }
    traits = found
  }

  private static func load(_ text: Span<UInt8>, from start: Int, into tokens: inout OutputSpan<Token>) -> LineTraits {
    // SAFETY: the pointers do not leave the closures. Bytes are read below the count of `bytes`. Each character takes at least one byte, and
    // `load` has made room for as many tokens as there are bytes, after the edge that is there already.
    text.withUnsafeBufferPointer { bytes in
      tokens.withUnsafeMutableBufferPointer { tokens, count in
        var loader = TokenLoader(bytes, tokens, count)
        loader.run(from: start)
        count = loader.count
        return loader.found
      }
    }
  }
}

/// Reads characters into tokens and finds out what they ask of the rules.
private struct TokenLoader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let tokens: UnsafeMutableBufferPointer<Token>
  private(set) var count: Int
  private(set) var found: LineTraits = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeMutableBufferPointer<Token>, _ count: Int) {
    self.bytes = bytes
    self.tokens = tokens
    self.count = count
  }

  mutating func run(from start: Int) {
    var i = start
    while i < bytes.count {
      if bytes[i] < 0x80 {
        takeASCII(i)
        i += 1
      } else if !takeHan(&i) {
        takeOther(&i)
      }
    }
  }

  @inline(__always)
  private mutating func put(_ token: Token) {
    tokens.initializeElement(at: count, to: token)
    count &+= 1
  }

  @inline(__always)
  private mutating func takeASCII(_ i: Int) {
    let token = Token(UInt32(bytes[i]), CharacterClass.ofASCII[Int(bytes[i])], i, i + 1)
    found.formUnion(LineTraits(token, after: tokens[count &- 1]))
    put(token)
  }

  /// Takes the ideographs of U+4E00 to U+9FFF that follow one another, at most 255; returns whether there is one.
  @inline(__always)
  private mutating func takeHan(_ i: inout Int) -> Bool {
    let first = count
    while i + 2 < bytes.count, bytes[i] &- 0xE4 <= 5, bytes[i + 1] & 0xC0 == 0x80, bytes[i + 2] & 0xC0 == 0x80, count - first < 255 {
      let code = UInt32(bytes[i] & 0x0F) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F)
      guard code >= 0x4E00 else { break }
      put(Token(code, .han, i, i + 3))
      i += 3
    }
    guard count > first else { return false }
    tokens[first].run = UInt8(count - first)
    found.formUnion(.han)
    return true
  }

  private mutating func takeOther(_ i: inout Int) {
    let (code, length) = bytes.span.codePoint(at: i) ?? (Token.invalid, 1)
    let token = Token(code, i, i + length)
    found.formUnion(LineTraits(token, after: tokens[count - 1]))
    put(token)
    i += length
  }
}
