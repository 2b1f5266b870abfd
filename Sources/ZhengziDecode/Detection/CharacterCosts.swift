// SPDX-License-Identifier: Apache-2.0

import CTables
import TableFormat
import ZhengziCore

/// The kinds of text that the frequencies of characters tell apart.
public enum DetectedScript: String, Sendable, CaseIterable {
  case simplified = "hans"
  case traditional = "hant"
  case japanese = "ja"
  case korean = "ko"
  /// Latin letters, plain ASCII included.
  case latin
  case greek
  case cyrillic
  /// Arabic, Hebrew, Thai and other scripts.
  case other

  var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Costs by script, in tenths of a nat, in the order of `DetectedScript`.
typealias ScriptCosts = SIMD8<Int32>

/// How surprising a character is in each script.
///
/// Source: the table family `detection`.
struct CharacterCosts: Sendable {
  static let shared = CharacterCosts()

  private let pages: TableSection<UInt16>
  private let costs: TableSection<UInt8>

  private init() {
    let image = TableImage(embedded: zhengzi_table_detection)
    pages = image?.section("pages") ?? TableSection()
    costs = image?.section("costs") ?? TableSection()
  }

  @inline(__always)
  func callAsFunction(_ codePoint: UInt32) -> ScriptCosts {
    let page = Int(codePoint >> 6)
    guard page < pages.count else { return ScriptCosts() }
    let cell = (Int(pages[page]) << 6 | Int(codePoint & 63)) << 3
    guard cell + 8 <= costs.count, let base = costs.pointer.baseAddress else { return ScriptCosts() }
    // SAFETY: the eight bytes from the cell on were just seen to lie inside the section.
    let bytes = UnsafeRawPointer(base + cell).loadUnaligned(as: SIMD8<UInt8>.self)
    return ScriptCosts(truncatingIfNeeded: bytes)
  }
}
