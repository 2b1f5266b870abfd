// SPDX-License-Identifier: Apache-2.0

import CTables
import TableFormat
import ZhengziCore

/// Says of each character what it tells of its text's script (``TableFormat/ScriptClass``).
struct ScriptClasses: @unchecked Sendable {
  private let index: UnsafeBufferPointer<UInt16>
  private let pages: UnsafeBufferPointer<UInt8>

  init?() {
    guard let image = TableImage(embedded: zhengzi_table_opencc) else { return nil }
    index = image.section("class.index", of: UInt16.self).pointer
    pages = image.section("class.page", of: UInt8.self).pointer
    guard index.count == 1024, pages.count >= 64 else { return nil }
  }

  /// The class of a code point of three bytes.
  @inline(__always)
  subscript(codePoint: UInt32) -> UInt8 {
    pages[Int(index[Int(codePoint &>> 6 & 0x3FF)]) &<< 6 | Int(codePoint & 0x3F)]
  }

  /// Counts the evidence in a stretch of text; ideographic description sequences say nothing.
  func count(_ text: Text, _ range: Range<Int>) -> ScriptCount {
    var count = ScriptCount()
    var i = range.lowerBound
    while i < range.upperBound {
      if text.byte(i) < 0x80 {
        i &+= 1
        continue
      }
      let (value, length) = text.codePoint(at: i)
      if length == 3 {
        let found = self[value]
        if found != 0 { count.add(found) }
        if Text.operands(of: value) > 0, let length = text.descriptionLength(at: i) {
          i &+= length
          continue
        }
      }
      i &+= max(length, 1)
    }
    return count
  }
}

/// How much evidence of each kind a text holds.
struct ScriptCount: Sendable {
  var simplified = 0
  var traditional = 0
  var simplifiedNotJapanese = 0
  /// All kinds together.
  var kinds: UInt8 = 0

  @inline(__always)
  mutating func add(_ found: UInt8) {
    kinds |= found
    simplified &+= Int(found & ScriptClass.simplified)
    traditional &+= Int(found &>> 1 & 1)
    simplifiedNotJapanese &+= Int(found &>> 5 & 1)
  }

  /// Adds another stretch's evidence.
  mutating func add(_ other: ScriptCount) {
    simplified += other.simplified
    traditional += other.traditional
    simplifiedNotJapanese += other.simplifiedNotJapanese
    kinds |= other.kinds
  }
}
