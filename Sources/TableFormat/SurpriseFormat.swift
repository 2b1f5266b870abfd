// SPDX-License-Identifier: Apache-2.0

/// The layout of the section `surprise.utf8`: how surprising a character is, found by its bytes of UTF-8 as they lie in memory.
///
/// A character of three bytes `1110nnmm 10bbbbbb 10cccccc` stands at `nn 00cccccc mmbbbbbb`, two bits, then its last two bytes as they are
/// read at once: a lookup takes no shifts. One of two bytes `110nnnnn 10cccccc` stands at `00cccccc 000nnnnn`, where no character of three
/// bytes is. An entry's upper byte is what is above nothing, its lower byte what is below: sums of entries keep both apart.
public enum SurpriseFormat {
  /// The entries of a table by code point below U+10000.
  public static func entries(of surprise: [Int8]) -> [UInt16] {
    var entries = [UInt16](repeating: 0, count: 0x10000)
    for (code, own) in surprise.enumerated() {
      let index = row(ofLead: UInt8(0xE0 | code >> 12)) + (code & 0x3F) << 8 + code >> 6 & 0x3F
      entries[index] = UInt16(max(0, Int(own))) << 8 | UInt16(max(0, -Int(own)))
    }
    return entries
  }

  /// What the first of three bytes adds to an index.
  public static func row(ofLead lead: UInt8) -> Int {
    Int(lead & 0x0C) << 12 | Int(lead & 0x03) << 6
  }
}
