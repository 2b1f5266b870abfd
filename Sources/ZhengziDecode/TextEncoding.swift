// SPDX-License-Identifier: Apache-2.0

/// The encodings that can be detected. Each is the widest of its family: GB18030 reads all that GB2312 and GBK wrote.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case gb18030 = "GB18030"
  case big5 = "Big5-HKSCS"
  case eucTW = "EUC-TW"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case utf32LittleEndian = "UTF-32LE"
  case utf32BigEndian = "UTF-32BE"
  case hz = "HZ-GB-2312"
  case iso2022CN = "ISO-2022-CN"
  case iso2022JP = "ISO-2022-JP"
  case iso2022KR = "ISO-2022-KR"
  case shiftJIS = "Shift_JIS"
  case eucJP = "EUC-JP"
  case eucKR = "EUC-KR"
  case windows1252 = "windows-1252"

  /// The name as the IANA registry has it.
  public var name: String { rawValue }

  /// The encoding that reads what a name or label promises, or `nil` where it is none of ours.
  ///
  ///     TextEncoding(label: "gb2312")   // .gb18030
  public init?(label: String) {
    let key = String(label.lowercased().filter { $0.isLetter || $0.isNumber })
    guard let encoding = Self.labels[key] else { return nil }
    self = encoding
  }

  /// Labels as files and people write them, without marks.
  private static let labels: [String: TextEncoding] = {
    var labels: [String: TextEncoding] = [
      "utf8": .utf8, "unicode11utf8": .utf8, "ascii": .utf8, "usascii": .utf8,
      "gb2312": .gb18030, "gbk": .gb18030, "cp936": .gb18030, "ms936": .gb18030, "windows936": .gb18030, "xgbk": .gb18030,
      "euccn": .gb18030, "gb231280": .gb18030, "chinese": .gb18030, "gb180302022": .gb18030, "gb180302000": .gb18030,
      "big5": .big5, "cp950": .big5, "windows950": .big5, "cnbig5": .big5, "xxbig5": .big5, "big5hkscs2004": .big5, "big5eten": .big5,
      "xeuctw": .eucTW, "hz": .hz, "csiso2022jp": .iso2022JP,
      "sjis": .shiftJIS, "xsjis": .shiftJIS, "cp932": .shiftJIS, "ms932": .shiftJIS, "windows31j": .shiftJIS, "mskanji": .shiftJIS,
      "xeucjp": .eucJP, "ksc56011987": .eucKR, "ksc5601": .eucKR, "cp949": .eucKR, "uhc": .eucKR, "windows949": .eucKR, "ms949": .eucKR,
      "latin1": .windows1252, "iso88591": .windows1252, "cp1252": .windows1252,
    ]
    for encoding in allCases { labels[encoding.rawValue.lowercased().filter { $0.isLetter || $0.isNumber }] = encoding }
    return labels
  }()
}
