// SPDX-License-Identifier: Apache-2.0

/// Bytes of any kind as people can read them: what cannot be seen is shown by its code, and on a page nothing in them is markup.
enum VisibleText {
  /// For a terminal.
  static func plain(_ text: String) -> String {
    joined(Array(text.utf8), lineEnd: "↵", code: { "‹\($0)›" }, scalar: { String($0) })
  }

  /// For the content of an element.
  static func html(_ bytes: [UInt8]) -> String {
    joined(bytes, lineEnd: "<i class=\"code\">↵</i>\n", code: { "<i class=\"code\">\($0)</i>" }, scalar: escaped)
  }

  static func html(_ text: String) -> String {
    html(Array(text.utf8))
  }

  /// For the value of an attribute between double quotes.
  static func attribute(_ bytes: [UInt8]) -> String {
    joined(bytes, lineEnd: "↵", code: { "‹\($0)›" }, scalar: escaped)
  }

  private static func joined(
    _ bytes: [UInt8], lineEnd: String, code: (String) -> String, scalar: (Unicode.Scalar) -> String
  ) -> String {
    var text = ""
    visit(bytes) { piece in
      switch piece {
      case .scalar(let value): text += scalar(value)
      case .lineEnd: text += lineEnd
      case .code(let digits): text += code(digits)
      }
    }
    return text
  }

  private enum Piece {
    case scalar(Unicode.Scalar)
    case lineEnd
    case code(String)
  }

  private static func visit(_ bytes: [UInt8], _ body: (Piece) -> Void) {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var position = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        body(piece(Unicode.UTF8.decode(encoded)))
        position += encoded.count
      case .error(let length):
        for byte in bytes[position..<min(position + length, bytes.count)] { body(.code(hexadecimal(UInt32(byte), digits: 2))) }
        position += length
      case .emptyInput: return
      }
    }
  }

  private static func piece(_ scalar: Unicode.Scalar) -> Piece {
    if scalar == "\n" { return .lineEnd }
    if scalar == "\t" { return .scalar(scalar) }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
      return .code("U+\(hexadecimal(scalar.value, digits: 4))")
    default: return .scalar(scalar)
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    default: String(scalar)
    }
  }

  static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
