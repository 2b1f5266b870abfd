// SPDX-License-Identifier: Apache-2.0

import CTables
import TableFormat
import ZhengziCore

/// HTML entities outside of HTML: `&eacute;`, `&#20013;`, and `&amp;#20013;` where they were escaped once more.
///
/// A line that holds `<` is HTML and stands. Only what ends in a semicolon counts, since `this&not that` is text.
struct Entities: PlaceRule {
  let repair = Repair.entities
  let kinds: Profile.Kinds? = .ampersand
  private let table = EntityTable()

  func canStart(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "&") }

  func match(_ window: Span<UInt8>, at i: Int) -> PlaceMatch? {
    guard !isInHTML(window, i) else { return nil }
    if window.has("&amp;", at: i), let inner = entity(window, nameStart: i + 5) {
      return PlaceMatch(length: inner.end - i, text: inner.text)
    }
    guard let entity = entity(window, nameStart: i + 1) else { return nil }
    return PlaceMatch(length: entity.end - i, text: entity.text)
  }

  private func entity(_ window: Span<UInt8>, nameStart: Int) -> (text: [UInt8], end: Int)? {
    if nameStart < window.count, window[nameStart] == UInt8(ascii: "#") { return reference(window, nameStart + 1) }
    var end = nameStart
    while end < window.count, end < nameStart + 32, Self.isNameByte(window[end]) { end += 1 }
    guard end > nameStart, end < window.count, window[end] == UInt8(ascii: ";") else { return nil }
    return table.text(of: window.extracting(nameStart..<end)).map { ($0, end + 1) }
  }

  /// A character by number; those from 80 to 9F mean the characters of windows-1252, as in browsers.
  private func reference(_ window: Span<UInt8>, _ start: Int) -> (text: [UInt8], end: Int)? {
    let isHexadecimal = window.has("x", at: start) || window.has("X", at: start)
    let first = isHexadecimal ? start + 1 : start
    guard let number = window.number(at: first, base: isHexadecimal ? 16 : 10, most: isHexadecimal ? 6 : 7) else { return nil }
    let end = first + number.digits
    guard end < window.count, window[end] == UInt8(ascii: ";") else { return nil }
    let value = number.value < 0x100 ? SingleByteCodec.windows1252.decode(UInt8(number.value)) : number.value
    guard value >= 0x20 || value == 0x09, let scalar = Unicode.Scalar(value) else { return nil }
    return (Array(String(scalar).utf8), end + 1)
  }

  private func isInHTML(_ window: Span<UInt8>, _ i: Int) -> Bool {
    var k = i
    while k > 0, window[k - 1] != 0x0A { k -= 1 }
    while k < window.count, window[k] != 0x0A {
      if window[k] == UInt8(ascii: "<") { return true }
      k += 1
    }
    return false
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }
}

/// The named entities of HTML; see `Tables/codecs/entities.tsv`.
private struct EntityTable {
  private let names: TableSection<UInt8>
  private let nameEnds: TableSection<UInt16>
  private let texts: TableSection<UInt8>
  private let textEnds: TableSection<UInt16>

  init() {
    let image = TableImage(embedded: zhengzi_table_codecs) ?? .empty
    names = image.section("entity.names")
    nameEnds = image.section("entity.nameEnds")
    texts = image.section("entity.text")
    textEnds = image.section("entity.textEnds")
  }

  /// The text of an entity, or `nil` where none has this name. Cost: a binary search.
  func text(of name: Span<UInt8>) -> [UInt8]? {
    var low = 0
    var high = nameEnds.count - 1
    while low < high {
      let middle = (low + high) / 2
      let order = compare(name, middle)
      if order == 0 { return (Int(textEnds[middle])..<Int(textEnds[middle + 1])).map { texts[$0] } }
      if order < 0 { high = middle } else { low = middle + 1 }
    }
    return nil
  }

  private func compare(_ name: Span<UInt8>, _ index: Int) -> Int {
    let start = Int(nameEnds[index])
    let length = Int(nameEnds[index + 1]) - start
    for k in 0..<min(name.count, length) where name[k] != names[start + k] {
      return Int(name[k]) - Int(names[start + k])
    }
    return name.count - length
  }
}
