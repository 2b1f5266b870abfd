// SPDX-License-Identifier: Apache-2.0

/// The lines `key = value` of a TOML file: the part of TOML that options need, read strictly.
///
/// TOML's tables, dates and strings of several lines are refused by name: no option could take them. A TOML package would be read in full, but the
/// best one for Swift is C++, whose library takes every start of the command half a millisecond longer.
struct TOMLText {
  enum Value: Equatable {
    case boolean(Bool)
    /// As it is written.
    case number(String)
    case string(String)
    case array([Value])
  }

  struct Entry: Equatable {
    /// From 1.
    var line: Int
    var key: String
    var value: Value
  }

  /// What is wrong, and in which line.
  struct Fault: Error {
    var line: Int
    var message: String
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var line = 1

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  /// All entries, in order; no key comes twice.
  static func entries(of text: String) throws(Fault) -> [Entry] {
    var reader = TOMLText(text)
    var entries: [Entry] = []
    while try reader.skipToContent() {
      let entry = try reader.entry()
      if let first = entries.first(where: { $0.key == entry.key }) {
        throw Fault(line: entry.line, message: "'\(entry.key)' stands in line \(first.line) already; use an array for several values")
      }
      entries.append(entry)
    }
    return entries
  }
}

extension TOMLText {
  private var next: Unicode.Scalar? {
    position < scalars.count ? scalars[position] : nil
  }

  private mutating func take() -> Unicode.Scalar? {
    guard let scalar = next else { return nil }
    position += 1
    if scalar == "\n" { line += 1 }
    return scalar
  }

  private mutating func takeWhile(_ isPart: (Unicode.Scalar) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while let scalar = next, isPart(scalar) {
      text.append(scalar)
      _ = take()
    }
    return String(text)
  }

  private func fault(_ message: String) -> Fault {
    Fault(line: line, message: message)
  }

  private mutating func skipSpaces() {
    _ = takeWhile { $0 == " " || $0 == "\t" }
  }

  /// Skips white space, line ends and comments; false at the end.
  private mutating func skipToContent() throws(Fault) -> Bool {
    while let scalar = next {
      switch scalar {
      case " ", "\t", "\r", "\n": _ = take()
      case "#": _ = takeWhile { $0 != "\n" }
      default: return true
      }
    }
    return false
  }

  private mutating func entry() throws(Fault) -> Entry {
    let line = line
    if next == "[" { throw fault("options are lines KEY = VALUE; tables have no meaning here") }
    let key =
      next == "\"" || next == "'"
      ? try string() : takeWhile { $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_".unicodeScalars.contains($0)) }
    skipSpaces()
    guard !key.isEmpty, take() == "=" else { throw Fault(line: line, message: "expected KEY = VALUE") }
    skipSpaces()
    let value = try value()
    skipSpaces()
    if next == "#" { _ = takeWhile { $0 != "\n" } }
    if next == "\r" { _ = take() }
    guard next == nil || next == "\n" else { throw fault("after the value of '\(key)' the line must end; put text in quotes") }
    return Entry(line: line, key: key, value: value)
  }

  private mutating func value() throws(Fault) -> Value {
    switch next {
    case "\"", "'": return .string(try string())
    case "[": return .array(try array())
    default: return try plainValue()
    }
  }

  private mutating func plainValue() throws(Fault) -> Value {
    let text = takeWhile { !" \t\r\n#,]".unicodeScalars.contains($0) }
    if text == "true" || text == "false" { return .boolean(text == "true") }
    let digits = text.filter { $0 != "_" }
    guard digits.first.map({ "+-.0123456789".contains($0) }) ?? false, Double(digits) != nil else {
      throw fault(text.isEmpty ? "the value is missing" : "'\(text)' is neither true, false nor a number; put text in quotes")
    }
    return .number(digits)
  }

  private mutating func array() throws(Fault) -> [Value] {
    _ = take()
    var values: [Value] = []
    while try skipToContent() {
      if next == "]" {
        _ = take()
        return values
      }
      if next == "[" { throw fault("an array holds strings or numbers, no arrays") }
      values.append(try value())
      guard try skipToContent(), next == "," || next == "]" else { break }
      if next == "," { _ = take() }
    }
    throw fault("the array has no ']'")
  }

  private mutating func string() throws(Fault) -> String {
    let quote = take()
    var text = String.UnicodeScalarView()
    while let scalar = take(), scalar != "\n" {
      if scalar == quote {
        guard !text.isEmpty || next != quote else { throw fault("strings of several lines have no meaning here") }
        return String(text)
      }
      text.append(scalar == "\\" && quote == "\"" ? try escaped() : scalar)
    }
    position -= 1
    throw Fault(line: max(1, next == "\n" ? line - 1 : line), message: "the string has no end in its line")
  }

  private mutating func escaped() throws(Fault) -> Unicode.Scalar {
    let letter = take()
    switch letter {
    case "b": return "\u{8}"
    case "t": return "\t"
    case "n": return "\n"
    case "f": return "\u{C}"
    case "r": return "\r"
    case "\"", "\\": return letter ?? "\\"
    case "u", "U":
      let count = letter == "u" ? 4 : 8
      let digits = String(String.UnicodeScalarView(scalars[position..<min(position + count, scalars.count)]))
      guard digits.count == count, let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else { break }
      position += count
      return scalar
    default: break
    }
    throw fault("unknown escape in a string; in single quotes a backslash is itself")
  }
}
