// SPDX-License-Identifier: Apache-2.0

import CICU
import ZhengziCore

/// A Unicode normalization form that text can be brought to.
public enum UnicodeForm: String, Sendable, CaseIterable {
  /// Canonical composition: the same characters in their usual, composed spelling.
  case nfc
  /// Compatibility composition: also full-width letters, ligatures and the like become plain ones.
  case nfkc

  /// The name in `--form` and in reports.
  public var name: String { rawValue }

  /// What it does, in one line.
  public var summary: String {
    switch self {
    case .nfc: "characters and marks composed, as nearly all text has them"
    case .nfkc: "composed, and compatibility characters (Ａ ﬁ ㈱ ｶ) replaced by plain ones: loses distinctions"
    }
  }

  /// A text before and after.
  public var example: (before: String, after: String) {
    switch self {
    case .nfc: ("e\u{301}", "\u{E9}")
    case .nfkc: ("Ａ１ ﬁ", "A1 fi")
    }
  }
}

/// ICU's normalizer of one form. ICU owns it and shares it between threads, so there is nothing to close.
struct Normalizer: @unchecked Sendable {
  private let handle: OpaquePointer

  init(_ form: UnicodeForm) throws(ZhengziError) {
    try ICU.load()
    guard let handle = cicu_normalizer_get(form == .nfc ? "nfc" : "nfkc") else {
      throw ZhengziError(.unavailable, "ICU has no data for the form '\(form.name)'; install ICU's full data")
    }
    self.handle = handle
  }

  /// Replaces the content of `output` with the normalized text; leaves the text as it is where ICU fails.
  func normalize(_ text: [UInt16], into output: inout [UInt16]) {
    var capacity = max(output.capacity, 2 * text.count + 16)
    for _ in 0..<2 {
      var status: Int32 = 0
      var length = 0
      output = [UInt16](unsafeUninitializedCapacity: capacity) { buffer, count in
        length = Int(cicu_normalize(handle, text, Int32(text.count), buffer.baseAddress, Int32(buffer.count), &status))
        // SAFETY: ICU has written `length` units, or fewer than it wanted, up to the capacity.
        count = status <= 0 ? min(length, buffer.count) : 0
      }
      guard status <= 0 else { break }
      if length <= output.capacity, length == output.count { return }
      capacity = length
    }
    output = text
  }
}
