// SPDX-License-Identifier: Apache-2.0

/// The head of a WARC record or of an HTTP message: a first line, fields, an empty line; every byte is kept.
struct HeaderFields {
  private let bytes: [UInt8]
  private let fields: [Field]

  private struct Field {
    /// In lower case.
    var name: String
    /// The whole line with its end.
    var line: Range<Int>
    /// The value without the white space around it.
    var value: Range<Int>
  }

  /// - Parameter bytes: from the first line to the empty one, with it.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var fields: [Field] = []
    var start = Self.lineEnd(in: bytes, from: 0)
    while start < bytes.count {
      let end = Self.lineEnd(in: bytes, from: start)
      if let field = Self.field(bytes, start..<end) { fields.append(field) }
      start = end
    }
    self.fields = fields
  }

  /// The length of the head that the bytes start with, with its empty line; none where it does not end in them.
  static func length(in bytes: Span<UInt8>) -> Int? {
    var start = 0
    while let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start) {
      if end == start || end == start + 1 && bytes[start] == UInt8(ascii: "\r") { return end + 1 }
      start = end + 1
    }
    return nil
  }

  var firstLine: String {
    String(decoding: bytes[..<Self.lineEnd(in: bytes, from: 0)], as: UTF8.self)
  }

  /// The value of the first field of a name.
  ///
  /// - Parameter name: in lower case.
  subscript(name: String) -> String? {
    fields.first { $0.name == name }.map { String(decoding: bytes[$0.value], as: UTF8.self) }
  }

  /// The head with other values: `change` gets each field's name in lower case and its value; a field without a new value is taken out.
  func rewritten(_ change: (_ name: String, _ value: String) -> String?) -> [UInt8] {
    var output: [UInt8] = []
    var copied = 0
    for field in fields {
      let value = String(decoding: bytes[field.value], as: UTF8.self)
      let new = change(field.name, value)
      if new == value { continue }
      output += bytes[copied..<(new == nil ? field.line.lowerBound : field.value.lowerBound)]
      if let new { output += new.utf8 }
      copied = new == nil ? field.line.upperBound : field.value.upperBound
    }
    return output + bytes[copied...]
  }

  private static func lineEnd(in bytes: [UInt8], from start: Int) -> Int {
    bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
  }

  private static func field(_ bytes: [UInt8], _ line: Range<Int>) -> Field? {
    guard let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || (9...13).contains(byte) }
    let end = bytes[colon + 1..<line.upperBound].lastIndex { !isSpace($0) }.map { $0 + 1 } ?? colon + 1
    let start = bytes[colon + 1..<end].firstIndex { !isSpace($0) } ?? end
    return Field(name: String(decoding: bytes[line.lowerBound..<colon], as: UTF8.self).lowercased(), line: line, value: start..<end)
  }
}
