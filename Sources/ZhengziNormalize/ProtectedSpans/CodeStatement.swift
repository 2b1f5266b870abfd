// SPDX-License-Identifier: Apache-2.0

/// A statement of code that stands unmarked between Han: `def get(self, key):`, `if x == 1:`, `void free(char *text);`.
///
/// It is asked for a `:` or `;` behind Latin only, and looks back from there over ASCII alone.
enum CodeStatement {
  /// Whether the mark ends a statement: one of the words that open it stands before, and marks of code between them.
  static func ends(_ line: borrowing Line, at i: Int) -> Bool {
    guard line[i - 1].code < 0x80, !line[i - 1].isSpace else { return false }
    let isHeader = line.ascii(i) == UInt8(ascii: ":")
    var hasSign = false
    var j = i - 1
    while line[j].kind != .edge, line[j].code < 0x80, i - j < Line.longestName, !opensComment(line, j) {
      if line.isIdentifier(j) {
        let start = startOfName(line, j)
        if line[j + 1].isSpace, isHeader ? hasSign && opensHeader(line, start...j) : opensDeclaration(line, start...j, hasSign) {
          return true
        }
        j = start
      } else {
        hasSign = hasSign || isSign(line.ascii(j))
        if isHeader, line.matches(") -> ", at: j) { return true }
      }
      j -= 1
    }
    return false
  }

  private static func opensComment(_ line: borrowing Line, _ i: Int) -> Bool {
    line.matches("//", at: i) || line.matches("/*", at: i) || line.ascii(i) == UInt8(ascii: "#")
  }

  private static func startOfName(_ line: borrowing Line, _ i: Int) -> Int {
    var j = i
    while line.isIdentifier(j - 1) { j -= 1 }
    return j
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "*"):
      true
    default: false
    }
  }

  private static func opensHeader(_ line: borrowing Line, _ name: ClosedRange<Int>) -> Bool {
    for word: StaticString in ["def", "class", "if", "elif", "for", "while", "except", "with"] where isWord(word, line, name) {
      return true
    }
    return false
  }

  /// Whether a word of C stands there, or a name with an underscore before another name. With words that English has, too, marks of code must follow.
  private static func opensDeclaration(_ line: borrowing Line, _ name: ClosedRange<Int>, _ hasSign: Bool) -> Bool {
    for word: StaticString in ["void", "int", "char", "const", "extern", "unsigned", "struct", "typedef"] where isWord(word, line, name) {
      return true
    }
    guard hasSign else { return false }
    if name.contains(where: { line.ascii($0) == UInt8(ascii: "_") }), isDeclared(line, name.upperBound + 2) { return true }
    for word: StaticString in ["return", "static", "long", "double", "float", "bool", "auto", "let", "var", "new"]
    where isWord(word, line, name) {
      return true
    }
    return false
  }

  private static func isDeclared(_ line: borrowing Line, _ i: Int) -> Bool {
    line.isIdentifier(i) || line.ascii(i) == UInt8(ascii: "*")
  }

  private static func isWord(_ word: StaticString, _ line: borrowing Line, _ name: ClosedRange<Int>) -> Bool {
    name.count == word.utf8CodeUnitCount && line.matches(word, at: name.lowerBound)
  }
}
