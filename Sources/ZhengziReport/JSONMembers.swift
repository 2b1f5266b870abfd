// SPDX-License-Identifier: Apache-2.0

/// Writes the members of a JSON object straight into bytes: a record for each change must cost less than the change.
struct JSONMembers {
  private var isFirst = true

  /// Opens the object.
  init(_ output: inout [UInt8]) {
    output.append(UInt8(ascii: "{"))
  }

  func end(_ output: inout [UInt8]) {
    output.append(UInt8(ascii: "}"))
  }

  /// A name in quotes and its colon, with a comma before all but the first.
  mutating func addName(_ name: StaticString, suffix: StaticString = "", to output: inout [UInt8]) {
    if !isFirst { output.append(UInt8(ascii: ",")) }
    isFirst = false
    output.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { output.append(contentsOf: $0) }
    suffix.withUTF8Buffer { output.append(contentsOf: $0) }
    output.append(UInt8(ascii: "\""))
    output.append(UInt8(ascii: ":"))
  }

  mutating func add(_ name: StaticString, _ text: String, to output: inout [UInt8]) {
    addName(name, to: &output)
    JSONString.append(text.utf8, to: &output)
  }

  mutating func add(_ name: StaticString, _ number: Int, to output: inout [UInt8]) {
    addName(name, to: &output)
    output.append(contentsOf: String(number).utf8)
  }

  mutating func add(_ name: StaticString, _ number: Double, to output: inout [UInt8]) {
    addName(name, to: &output)
    output.append(contentsOf: JSONString.number(number).utf8)
  }

  /// An array of what `body` writes for each element.
  static func array<Element>(_ elements: [Element], to output: inout [UInt8], _ body: (Element, inout [UInt8]) -> Void) {
    output.append(UInt8(ascii: "["))
    for (i, element) in elements.enumerated() {
      if i > 0 { output.append(UInt8(ascii: ",")) }
      body(element, &output)
    }
    output.append(UInt8(ascii: "]"))
  }
}
