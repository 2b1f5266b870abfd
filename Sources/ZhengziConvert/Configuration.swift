// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// The conversions that OpenCC 1.4.2 ships, by its names: a closed list.
///
/// `s` is Simplified, `t` OpenCC's own Traditional standard, `tw` Taiwan, `hk` Hong Kong, `jp` Japan's new forms; a `p` at the end adds the
/// words that the region uses.
public enum Configuration: String, Sendable, CaseIterable {
  case s2t, s2tw, s2twp, s2hk, s2hkp
  case t2s, tw2s, tw2sp, hk2s, hk2sp
  case t2tw, tw2t, t2hk, hk2t
  case t2jp, jp2t

  /// The name in `--config`.
  public var name: String { rawValue }

  /// What it does, in one line.
  public var summary: String {
    switch self {
    case .s2t: "Simplified to Traditional (OpenCC standard)"
    case .s2tw: "Simplified to Traditional (Taiwan)"
    case .s2twp: "Simplified to Traditional (Taiwan) with Taiwan's words"
    case .s2hk: "Simplified to Traditional (Hong Kong)"
    case .s2hkp: "Simplified to Traditional (Hong Kong) with Hong Kong's words"
    case .t2s: "Traditional (OpenCC standard) to Simplified"
    case .tw2s: "Traditional (Taiwan) to Simplified"
    case .tw2sp: "Traditional (Taiwan) to Simplified with the mainland's words"
    case .hk2s: "Traditional (Hong Kong) to Simplified"
    case .hk2sp: "Traditional (Hong Kong) to Simplified with the mainland's words"
    case .t2tw: "Traditional (OpenCC standard) to Traditional (Taiwan)"
    case .tw2t: "Traditional (Taiwan) to Traditional (OpenCC standard)"
    case .t2hk: "Traditional (OpenCC standard) to Traditional (Hong Kong)"
    case .hk2t: "Traditional (Hong Kong) to Traditional (OpenCC standard)"
    case .t2jp: "Traditional characters to Japanese new forms"
    case .jp2t: "Japanese new forms to Traditional characters"
    }
  }

  /// A text and what it becomes.
  public var example: (before: String, after: String) {
    switch self {
    case .s2t: ("头发和发现", "頭髮和發現")
    case .s2tw: ("这里的鼠标", "這裡的鼠標")
    case .s2twp: ("软件和鼠标", "軟體和滑鼠")
    case .s2hk: ("这里的群众", "這裏的羣眾")
    case .s2hkp: ("伊利诺伊州", "伊利諾州")
    case .t2s: ("頭髮和發現", "头发和发现")
    case .tw2s: ("這裡的著作", "这里的著作")
    case .tw2sp: ("軟體和滑鼠", "软件和鼠标")
    case .hk2s: ("這裏的羣眾", "这里的群众")
    case .hk2sp: ("伺服器", "服务器")
    case .t2tw: ("爲什麼", "為什麼")
    case .tw2t: ("為什麼", "爲什麼")
    case .t2hk: ("說話", "説話")
    case .hk2t: ("説話", "說話")
    case .t2jp: ("圖書館", "図書館")
    case .jp2t: ("図書館", "圖書館")
    }
  }

  /// The configuration of a name.
  ///
  /// - Throws: where there is none, with the names that come near.
  public init(named name: String) throws(ZhengziError) {
    guard let found = Self(rawValue: name) else {
      throw .unknown("configuration", name, known: Self.allCases.map(\.name))
    }
    self = found
  }
}
