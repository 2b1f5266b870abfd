// SPDX-License-Identifier: Apache-2.0

/// Chinese marks and what stands for them beside Latin letters.
enum LatinPunctuation {
  /// On which sides a mark wants a space.
  enum Side {
    /// After it: , . ) ”
    case after
    /// Before it: ( “
    case before
    /// Between words on both sides, and none of its own.
    case none
    /// It is a space itself.
    case space
  }

  static func mark(_ code: UInt32) -> (text: StaticString, side: Side)? {
    guard let scalar = Unicode.Scalar(code) else { return nil }
    return switch scalar {
    case "，", "、": (",", .after)
    case "。", "．": (".", .after)
    case "；": (";", .after)
    case "：": (":", .after)
    case "？": ("?", .after)
    case "！": ("!", .after)
    case "）": (")", .after)
    case "％": ("%", .after)
    case "…": ("…", .after)
    case "】", "〕": ("]", .after)
    case "」", "》", "”": ("”", .after)
    case "』", "〉", "’": ("’", .after)
    case "（": ("(", .before)
    case "【", "〔": ("[", .before)
    case "「", "《", "“": ("“", .before)
    case "『", "〈", "‘": ("‘", .before)
    case "—": ("—", .none)
    case "～": ("~", .none)
    case "·", "　": (" ", .space)
    default: nil
    }
  }
}
