// SPDX-License-Identifier: Apache-2.0

import Glibc
import Zhengzi

/// A small text file that an option names: rules, a dictionary.
enum TextFile {
  /// The whole text, without a byte order mark. Throws where the file cannot be read or is not UTF-8.
  static func read(_ path: String) throws(ZhengziError) -> String {
    guard let file = fopen(path, "rb") else { throw unreadable(path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    guard ferror(file) == 0 else { throw unreadable(path) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ZhengziError(.invalidFile, "\(path): not UTF-8; convert the file to UTF-8")
    }
    return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  private static func unreadable(_ path: String) -> ZhengziError {
    ZhengziError(.invalidFile, "\(path): \(String(cString: strerror(errno)))")
  }
}
