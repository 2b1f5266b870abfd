// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// A repair that looks at one place of the text at a time.
protocol PlaceRule {
  var repair: Repair { get }
  /// The kinds without which a window cannot hold anything for this rule; `nil` where the profile cannot tell.
  var kinds: Profile.Kinds? { get }
  /// Whether a place can begin with this byte.
  func canStart(_ byte: UInt8) -> Bool
  /// What is at `i`, or `nil` where nothing is to be changed there.
  func match(_ window: Span<UInt8>, at i: Int) -> PlaceMatch?
}

/// A place and what it becomes.
struct PlaceMatch {
  /// Bytes of the window.
  var length: Int
  var text: [UInt8]
  var confidence = 0.95
}

/// Runs one ``PlaceRule`` over windows, from left to right.
final class PlaceRepair<Place: PlaceRule>: RepairRun {
  private let place: Place
  private let minimumConfidence: Double

  init(_ place: Place, _ options: RepairStage.Options) {
    self.place = place
    minimumConfidence = options.minimumConfidence ?? 0
  }

  var kinds: Profile.Kinds { place.kinds ?? [] }

  func reset() {}

  func rewrite(_ window: Span<UInt8>, profile: Profile, into writer: inout Writer) -> Outcome {
    if let kinds = place.kinds, !profile.contains(anyOf: kinds) { return .unchanged }
    var done = 0
    var i = 0
    while i < window.count {
      guard place.canStart(window[i]), let match = place.match(window, at: i) else {
        i += 1
        continue
      }
      let end = i + match.length
      if match.confidence >= minimumConfidence {
        writer.copy(done..<i, of: window)
        writer.replace(i..<end, with: match.text, rule: place.repair.rule, confidence: match.confidence)
        done = end
      }
      i = end
    }
    guard done > 0 else { return .unchanged }
    writer.copy(done..<window.count, of: window)
    return .rewritten
  }
}

extension Span where Element == UInt8 {
  /// Whether these bytes stand at `i`.
  func has(_ text: StaticString, at i: Int) -> Bool {
    guard i >= 0, i + text.utf8CodeUnitCount <= count else { return false }
    return text.withUTF8Buffer { text in
      for k in 0..<text.count where self[i + k] != text[k] { return false }
      return true
    }
  }

  /// The code point at `i`; `nil` at the end or where none begins.
  func character(at i: Int) -> UInt32? {
    i < count ? codePoint(at: i)?.value : nil
  }

  /// The code point that ends at `end`; `nil` at the start or where no character ends.
  func character(before end: Int) -> UInt32? {
    var start = end - 1
    while start > 0, end - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0, let (code, length) = codePoint(at: start), start + length == end else { return nil }
    return code
  }

  /// The number written at `i` in at most `most` digits of a base, and how many there are.
  func number(at i: Int, base: UInt32, most: Int) -> (value: UInt32, digits: Int)? {
    var value: UInt32 = 0
    var digits = 0
    while digits < most, i + digits < count, let digit = Self.digit(self[i + digits]), digit < base {
      value = value * base + digit
      digits += 1
    }
    return digits == 0 ? nil : (value, digits)
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x41 + 10
    case 0x61...0x66: UInt32(byte) - 0x61 + 10
    default: nil
    }
  }
}

extension [UInt8] {
  /// The text that bytes are, as UTF-8 or else as GB18030, and how sure that is; `nil` where they are neither.
  ///
  /// A single pair of bytes is too little for GB18030: nearly any two are a character of it.
  static func decoding(_ bytes: [UInt8]) -> (text: [UInt8], confidence: Double)? {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
    for (source, confidence) in [(Source.utf8, 0.98), (.double(.gb18030), 0.8)] where source == .utf8 || bytes.count > 3 {
      var text: [UInt8] = []
      var i = 0
      while i < bytes.count, let (code, length) = source.decode(bytes.span, at: i), CharacterKind(code) != .privateUse {
        text.append(codePoint: code)
        i += length
      }
      if i == bytes.count { return (text, confidence) }
    }
    return nil
  }
}
