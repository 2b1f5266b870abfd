// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// A stretch of text that no conversion touches: it stays, or a user's entry replaces it.
struct Pin: Sendable {
  var range: Range<Int>
  /// What stands there in the output; `nil` for what stood there before.
  var text: ArraySlice<UInt8>?

  /// An entry of a user dictionary.
  static let rule = Rule(.convert, "user-dictionary")
}

/// What is pinned in a text.
struct Pins: Sendable {
  private let words: UserDictionary
  private let dictionary: EntryFinder?
  private let recognizers: [any PinRecognizer]

  init(_ dictionary: UserDictionary, _ recognizers: [any PinRecognizer]) {
    words = dictionary
    self.dictionary = dictionary.isEmpty ? nil : dictionary.finder
    self.recognizers = recognizers
  }

  /// Whether nothing is ever pinned.
  var isEmpty: Bool { dictionary == nil && recognizers.isEmpty }

  /// The entries, and the conversion's own phrases with them, as its kernel looks for them; `nil` where there are no entries, or some that it
  /// cannot find.
  func probe(_ conversion: Conversion) -> EntryProbe? {
    guard let dictionary else { return nil }
    guard let own = conversion.own else { return EntryProbe(dictionary, conversion.tables.first) }
    var all = own.entries
    all.add(words)
    return EntryProbe(all.finder, conversion.tables.first)
  }

  /// The stretches of a text that are protected, sorted and disjoint.
  func protected(_ window: Span<UInt8>) -> [Pin] {
    recognizers.isEmpty ? [] : read(window) { text in Self.disjoint(recognizers.flatMap { $0.find(text) }.map { Pin(range: $0) }) }
  }

  /// All pinned stretches of a text, sorted and disjoint: where they meet, the one that starts first, and protection before entries.
  ///
  /// - Parameters:
  ///   - protected: what ``protected(_:)`` found.
  ///   - tables: those of the conversion, whose longer phrases keep an entry from applying.
  func find(_ window: Span<UInt8>, _ protected: [Pin], _ tables: ConversionTables?) -> [Pin] {
    guard let dictionary else { return protected }
    let entries = read(window) { dictionary.find($0, tables) }
    return protected.isEmpty ? entries : Self.disjoint(protected + entries)
  }

  private func read(_ window: Span<UInt8>, _ find: (Text) -> [Pin]) -> [Pin] {
    window.withUnsafeBytes { bytes in bytes.baseAddress.map { find(Text(start: $0, count: bytes.count)) } ?? [] }
  }

  private static func disjoint(_ pins: [Pin]) -> [Pin] {
    var kept: [Pin] = []
    let sorted = pins.sorted {
      ($0.range.lowerBound, $0.text == nil ? 0 : 1, -$0.range.count) < ($1.range.lowerBound, $1.text == nil ? 0 : 1, -$1.range.count)
    }
    for pin in sorted where pin.range.lowerBound >= kept.last?.range.upperBound ?? 0 && !pin.range.isEmpty { kept.append(pin) }
    return kept
  }
}

/// Where the pins of a window and the gaps between them lie.
struct PinnedText {
  let pins: [Pin]

  /// Calls one of two for each part of a range, in order; pins that reach beyond the range are cut.
  func forEach(in range: Range<Int>, gap: (Range<Int>) -> Void, pin: (Pin) -> Void) {
    var done = range.lowerBound
    for found in pins[first(in: range)...] {
      if found.range.lowerBound >= range.upperBound { break }
      let part = found.range.clamped(to: range)
      if done < part.lowerBound { gap(done..<part.lowerBound) }
      pin(Pin(range: part, text: found.text))
      done = part.upperBound
    }
    if done < range.upperBound { gap(done..<range.upperBound) }
  }

  /// The first pin that ends in a range or behind it.
  private func first(in range: Range<Int>) -> Int {
    var low = 0
    var high = pins.count
    while low < high {
      let middle = (low + high) / 2
      if pins[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Writer {
  /// Writes what is pinned.
  mutating func write(_ pin: Pin, of window: Span<UInt8>) {
    guard let text = pin.text, !window.extracting(pin.range).withUnsafeBytes({ $0.elementsEqual(text) }) else {
      return copy(pin.range, of: window)
    }
    replace(pin.range, with: text.span, rule: Pin.rule)
  }
}

/// Finds stretches that a conversion must leave alone.
protocol PinRecognizer: Sendable {
  func find(_ text: Text) -> [Range<Int>]
}
