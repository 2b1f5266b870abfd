// SPDX-License-Identifier: Apache-2.0

import CTables
import TableFormat
import ZhengziCore

/// How surprising a character is, found by its bytes as they lie in memory: see ``SurpriseFormat``. Cost of a lookup: two loads.
struct SurpriseTable: @unchecked Sendable {
  // SAFETY: the entries are an embedded table, the rows are made once and never freed: both are read-only and live as long as the process.
  let entries: UnsafePointer<UInt16>
  /// For each first byte of three the entries from which the other two count, as they are read at once.
  let rows: UnsafePointer<UnsafePointer<UInt16>>

  /// The embedded table; `nil` in a build whose tables are of another version.
  static let shared: SurpriseTable? = {
    let section: TableSection<UInt16> = (TableImage(embedded: zhengzi_table_codecs) ?? .empty).section("surprise.utf8")
    guard section.count == 0x10000, let base = section.pointer.baseAddress else { return nil }
    return SurpriseTable(base)
  }()

  private init(_ entries: UnsafePointer<UInt16>) {
    self.entries = entries
    let rows = UnsafeMutablePointer<UnsafePointer<UInt16>>.allocate(capacity: 0x100)
    rows.initialize(repeating: entries, count: 0x100)
    for lead in 0xE0...0xEF as ClosedRange<UInt8> { rows[Int(lead)] = entries + SurpriseFormat.row(ofLead: lead) - 0x8080 }
    self.rows = UnsafePointer(rows)
  }

  /// The entry of the three bytes from `place` on, which must be of the shape of a character.
  @inline(__always)
  func triple(_ place: UnsafePointer<UInt8>) -> UInt32 {
    let rest = UInt16(littleEndian: UnsafeRawPointer(place).loadUnaligned(fromByteOffset: 1, as: UInt16.self))
    return UInt32(rows[Int(place[0])][Int(rest)])
  }

  /// The entries of five characters of three bytes from `place` on, added up.
  @inline(__always)
  func five(_ place: UnsafePointer<UInt8>) -> UInt32 {
    triple(place) &+ triple(place + 3) &+ triple(place + 6) &+ triple(place + 9) &+ triple(place + 12)
  }

  /// The entry of the two bytes from `place` on.
  @inline(__always)
  func pair(_ place: UnsafePointer<UInt8>) -> UInt32 {
    let both = UInt16(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt16.self))
    return UInt32(entries[Int(both & 0x3F1F)])
  }
}
