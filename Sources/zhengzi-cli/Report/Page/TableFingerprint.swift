// SPDX-License-Identifier: Apache-2.0

import CTables

/// Which tables a program was built with: two programs with the same fingerprints know the same.
struct TableFingerprint {
  let name: String
  private let table: zhengzi_table

  static var all: [TableFingerprint] {
    [
      TableFingerprint(name: "codecs", table: zhengzi_table_codecs), TableFingerprint(name: "detection", table: zhengzi_table_detection),
      TableFingerprint(name: "gbk", table: zhengzi_table_gbk), TableFingerprint(name: "model", table: zhengzi_table_model),
      TableFingerprint(name: "opencc", table: zhengzi_table_opencc),
    ]
  }

  /// The SHA-1 of the table, as `sha1sum` gives it for the file that was embedded. Cost: one pass over the table.
  var digest: String {
    // SAFETY: an embedded table lives as long as the process does.
    let bytes = Span(_unsafeElements: UnsafeBufferPointer(start: table.bytes, count: table.length))
    return "sha1:" + SHA1.digest(bytes).map { VisibleText.hexadecimal(UInt32($0), digits: 2).lowercased() }.joined()
  }
}
