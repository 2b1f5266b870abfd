// SPDX-License-Identifier: Apache-2.0

/// Characters that common versions of a codec have at other bytes than its table.
///
/// - Big5: Unicode's mapping table and what follows it (Python's `big5` and `cp950`, glibc's `BIG5`) have kana, Cyrillic and numbers in
///   circles from C6A1 on in one run; ETEN and HKSCS have them elsewhere.
/// - Shift-JIS: Windows has some four hundred characters twice.
/// - GBK: Windows has the euro at 80, GB18030 at A2E3.
enum OtherLayout {
  /// Appends the other bytes of a character; returns whether there are any.
  static func encode(_ code: UInt32, _ codec: DoubleByteCodec, into bytes: inout [UInt8]) -> Bool {
    switch codec {
    case .gb18030 where code == 0x20AC:
      bytes.append(0x80)
      return true
    case .big5:
      guard let index = big5[code] else { return false }
      let cell = index + firstCell
      let trail = cell % cellsPerLead
      bytes.append(0xC6 + UInt8(cell / cellsPerLead))
      bytes.append(UInt8(trail < 63 ? 0x40 + trail : 0xA1 - 63 + trail))
      return true
    default: return false
    }
  }

  /// Whether any of the characters has other bytes.
  static func concerns(_ codes: [UInt32], _ codec: DoubleByteCodec) -> Bool {
    switch codec {
    case .gb18030: codes.contains(0x20AC)
    case .big5: codes.contains { big5[$0] != nil }
    default: false
    }
  }

  /// The second cell of each character that Windows' Shift-JIS has twice.
  static let shiftJIS: [UInt32: UInt16] = {
    var others: [UInt32: UInt16] = [:]
    let table = CodecTables.shared.shiftJIS
    for lead in UInt8(0x81)...0xFC {
      for trail in UInt8(0x40)...0xFC {
        let cell = UInt16(lead) << 8 | UInt16(trail)
        if let code = table.decode(lead, trail), table.encode(code) != cell { others[code] = cell }
      }
    }
    return others
  }()

  /// Trail bytes 40 to 7E and A1 to FE.
  private static let cellsPerLead = 157
  /// C6A1.
  private static let firstCell = 63

  /// The place of each character in the run from C6A1 on.
  private static let big5: [UInt32: Int] = {
    var run: [UInt32] = [0x30FE, 0x309D, 0x309E, 0x3005]
    run += 0x3041...0x3093
    run += 0x30A1...0x30F6
    run += "ДЕЁЖЗИЙКЛМУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя".unicodeScalars.map(\.value)
    run += 0x2460...0x2469
    run += 0x2474...0x247D
    return Dictionary(uniqueKeysWithValues: run.enumerated().map { ($0.element, $0.offset) })
  }()
}
