// SPDX-License-Identifier: Apache-2.0

/// One record of a WARC file: its head, and what its block holds.
struct WARCRecord {
  private let head: HeaderFields
  /// Bytes of the block.
  let length: Int

  /// None where the head is not one of a WARC record, or does not tell the block's length.
  init?(head bytes: [UInt8]) {
    head = HeaderFields(bytes)
    guard head.firstLine.hasPrefix("WARC/"), let length = head["content-length"].flatMap(Int.init), length >= 0 else { return nil }
    self.length = length
  }

  /// Whether the block may hold plain text: that of a WET file, a resource, or a server's response, whose own head decides.
  ///
  /// Pages in HTML are left alone: what stands in their scripts, attributes and declared encodings is no text.
  var mayHoldText: Bool {
    switch head["warc-type"]?.lowercased() {
    case "conversion", "resource": isPlainText(head["content-type"])
    case "response": head["content-type"].map { mediaType($0) == "application/http" } ?? false
    default: false
    }
  }

  /// Where the text starts in the block; none where it is no plain UTF-8 text.
  func textStart(in block: Span<UInt8>) -> Int? {
    guard head["warc-type"]?.lowercased() == "response" else { return 0 }
    guard let length = HeaderFields.length(in: block) else { return nil }
    let message = HeaderFields(Array(block.extracting(0..<length)))
    let encodings = ["content-encoding", "transfer-encoding"].compactMap { message[$0]?.lowercased() }
    guard isPlainText(message["content-type"]), encodings.allSatisfy({ $0.isEmpty || $0 == "identity" }) else { return nil }
    return length
  }

  /// The record with another text: lengths are put right, digests are computed anew.
  ///
  /// - Parameter lost: gets the names of digests that were taken out, since their algorithm is not known here.
  func replacing(text: [UInt8], from start: Int, of block: Span<UInt8>, lost: inout [String]) -> [UInt8] {
    var newBlock: [UInt8] = []
    if start > 0 {
      newBlock = HeaderFields(Array(block.extracting(0..<start))).rewritten { name, value in
        name == "content-length" ? "\(text.count)" : name == "content-md5" ? nil : value
      }
    }
    newBlock += text
    var removed: [String] = []
    let newHead = head.rewritten { name, value in
      switch name {
      case "content-length": return "\(newBlock.count)"
      case "warc-block-digest", "warc-payload-digest":
        let digest = Self.digest(of: name == "warc-block-digest" ? newBlock : text, like: value)
        if digest == nil { removed.append(name) }
        return digest
      default: return value
      }
    }
    lost += removed
    return newHead + newBlock
  }

  /// A digest in the form of the old one: `sha1:` and 32 letters of Base32 or 40 hexadecimal digits.
  private static func digest(of bytes: [UInt8], like old: String) -> String? {
    let parts = old.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "sha1" else { return nil }
    let digest = SHA1.digest(bytes.span)
    let text = parts[1].count == 40 ? base16(digest) : base32(digest)
    return "\(parts[0]):\(parts[1] == parts[1].lowercased() ? text.lowercased() : text)"
  }

  private static func base16(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789ABCDEF")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// 20 bytes are 32 letters of five bits, without padding.
  private static func base32(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    let bits = bytes.flatMap { byte in (0..<8).map { Int(byte >> (7 - $0)) & 1 } }
    return String(stride(from: 0, to: bits.count, by: 5).map { start in letters[bits[start..<start + 5].reduce(0) { $0 << 1 | $1 }] })
  }

  /// Whether a media type is plain text in UTF-8, as far as it says.
  private func isPlainText(_ type: String?) -> Bool {
    guard let type, mediaType(type) == "text/plain" else { return false }
    let parameters = type.lowercased().split(separator: ";").dropFirst().map { $0.filter { $0 != " " && $0 != "\"" && $0 != "'" } }
    let charset = parameters.first { $0.hasPrefix("charset=") }?.dropFirst("charset=".count)
    return charset == nil || charset == "utf-8" || charset == "utf8" || charset == "us-ascii"
  }

  private func mediaType(_ type: String) -> String {
    type.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
  }
}
