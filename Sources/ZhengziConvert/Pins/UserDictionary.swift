// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Words of the user's own, over all built-in dictionaries.
///
/// The text is OpenCC's: a line for each entry, the key, a tab, and values between spaces, of which the first counts; `#` starts a comment. An
/// entry applies where its key stands, the leftmost first, then the longest, over what the built-in dictionaries make of the place, unless a
/// longer phrase of theirs holds all of it: 里→裡 leaves 公里 alone, which an entry for 公里 would change.
///
///     let words = try UserDictionary("云端\t雲端\n", file: "words.txt")
///
/// Cost: reading, 1.3 µs for each entry; converting where none stands, if each starts with two characters of three bytes (as Han are), 3 % with ten
/// entries, 8 % with ten thousand names, a third with ten thousand words that start as common ones do; one more pass over the text where others
/// do, or where entries stand: four times as long where one stands in every 54 characters.
public struct UserDictionary: Sendable {
  private var values: [[UInt8]: [UInt8]] = [:]

  /// A dictionary without entries.
  public init() {}

  /// Reads a dictionary in OpenCC's format.
  ///
  /// - Parameters:
  ///   - text: one entry a line: what to look for, a tab, what to write.
  ///   - file: what errors name.
  /// - Throws: at the first line that is no entry, with its place: `words.txt:3: …`.
  public init(_ text: String, file: String = "dictionary") throws(ZhengziError) {
    var number = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if line.isEmpty || line.first == UInt8(ascii: "#") || line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      let key = line.prefix { $0 != UInt8(ascii: "\t") }
      let value = line.dropFirst(key.count + 1).prefix { $0 != UInt8(ascii: " ") }
      if key.isEmpty || value.isEmpty {
        let shown = Substring(line).prefix(40)
        throw ZhengziError(.invalidFile, "\(file):\(number): '\(shown)' is no entry; write the key, a tab, and the value")
      }
      values[Array(key)] = Array(value)
    }
  }

  /// Entries by key.
  public init(_ entries: [String: String]) {
    for (key, value) in entries where !key.isEmpty { values[Array(key.utf8)] = Array(value.utf8) }
  }

  /// Whether there are no entries.
  public var isEmpty: Bool { values.isEmpty }

  /// Adds another dictionary's entries; for keys of both its values win.
  public mutating func add(_ other: UserDictionary) {
    if values.isEmpty { values = other.values } else { values.merge(other.values) { $1 } }
  }

  /// A finder of the entries in a text.
  var finder: EntryFinder { EntryFinder(values) }
}
