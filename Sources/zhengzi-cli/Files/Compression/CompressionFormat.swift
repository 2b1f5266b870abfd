// SPDX-License-Identifier: Apache-2.0

import CCompression

/// How a file is compressed.
enum CompressionFormat: CaseIterable {
  case gzip, zstd

  /// The format that a name's ending asks for.
  init?(path: String) {
    guard let format = Self.allCases.first(where: { path.hasSuffix($0.suffix) }) else { return nil }
    self = format
  }

  /// The format whose first bytes these are.
  init?(magic bytes: [UInt8]) {
    guard let format = Self.allCases.first(where: { bytes.starts(with: $0.magic) }) else { return nil }
    self = format
  }

  /// Whether more bytes are needed to tell.
  static func mayBegin(with bytes: [UInt8]) -> Bool {
    allCases.contains { $0.magic.count > bytes.count && $0.magic.starts(with: bytes) }
  }

  var name: String { self == .gzip ? "gzip" : "zstd" }

  /// The bytes that each member starts with.
  var magic: [UInt8] { self == .gzip ? [0x1F, 0x8B] : [0x28, 0xB5, 0x2F, 0xFD] }

  private var suffix: String { self == .gzip ? ".gz" : ".zst" }

  private var library: String { self == .gzip ? "zlib" : "libzstd" }

  private var trait: String { self == .gzip ? "Gzip" : "Zstd" }

  var code: ccompression_format { self == .gzip ? ccompression_gzip : ccompression_zstd }

  /// Loads what it needs.
  ///
  /// - Throws: what is missing and what would work.
  func load(for name: String) throws(Failure) {
    switch ccompression_load(code) {
    case ccompression_supported: return
    case ccompression_not_built:
      let remedy = "build it with '--traits \(trait)', or decompress outside"
      throw Failure(.inputOutput, "\(name): zhengzi was built without \(self.name); \(remedy)", isOfInput: true)
    default:
      throw Failure(.inputOutput, "\(name): cannot load \(library); install it, or decompress outside", isOfInput: true)
    }
  }
}
