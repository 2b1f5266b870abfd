// SPDX-License-Identifier: Apache-2.0

import CICU
import ZhengziCore

/// Why a user's transform rules do not compile: what is wrong, at which line, near which text.
struct RuleFault {
  private let name: String
  /// Counted from 1; `nil` where ICU does not say.
  private let line: Int?
  private let before: String
  private let after: String

  init(status: Int32, error: cicu_parse_error, rules: [UInt16]) {
    name = String(cString: cicu_status_name(status))
    let end = Int(error.offset)
    line = rules.indices.contains(end) || end == rules.count ? 1 + rules[..<end].count { $0 == 0x0A } : nil
    before = Self.text(error.before)
    after = Self.text(error.after)
  }

  /// `rules.txt:3: missing operator near "a b"; each rule needs one of > < <> = …`
  func error(file: String) -> ZhengziError {
    let place = line.map { "\(file):\($0)" } ?? file
    let context = before.isEmpty && after.isEmpty ? "" : " at '\(before)◆\(after)'"
    let (what, advice) = Self.explanation(name)
    return ZhengziError(.invalidFile, "\(place): \(what)\(context); \(advice)")
  }

  /// The context up to its 0, on one line.
  private static func text<Units>(_ units: Units) -> String {
    withUnsafeBytes(of: units) { bytes in
      // SAFETY: a C array of 16 uint16_t, imported as a tuple, has the layout of 16 UInt16.
      let text = String(decoding: bytes.bindMemory(to: UInt16.self).prefix { $0 != 0 }, as: UTF16.self)
      return text.map { $0 == "\n" ? " " : String($0) }.joined()
    }
  }

  /// What ICU's error means to the author of the rules, and what was expected.
  private static func explanation(_ name: String) -> (what: String, advice: String) {
    explanations[name] ?? ("ICU reports \(name)", "see ICU's guide to transform rules")
  }

  private static let explanations: [String: (what: String, advice: String)] = [
    "U_BAD_VARIABLE_DEFINITION": ("a variable is defined twice or in two words", "expected $name = text ;"),
    "U_MALFORMED_RULE": ("malformed rule", "expected text > text ;"),
    "U_MALFORMED_SET": ("malformed set", "expected [abc], [a-z] or [:Script:]"),
    "U_MALFORMED_UNICODE_ESCAPE": ("malformed escape", "expected \\uXXXX or \\UXXXXXXXX"),
    "U_MALFORMED_VARIABLE_DEFINITION": ("malformed variable", "expected $name = text ;"),
    "U_MALFORMED_VARIABLE_REFERENCE": ("malformed reference", "expected $name"),
    "U_MISPLACED_ANCHOR_START": ("^ stands inside a rule", "^ can only start the left side"),
    "U_MISPLACED_CURSOR_OFFSET": ("@ stands apart from the cursor", "expected @ beside | at the start or end of the right side"),
    "U_MISPLACED_QUANTIFIER": ("a quantifier has nothing before it", "*, + and ? follow a character, a set or ( )"),
    "U_MISSING_OPERATOR": ("missing operator", "expected one of > < <> between the sides of a rule"),
    "U_MULTIPLE_ANTE_CONTEXTS": ("two { on one side", "a side has at most one {"),
    "U_MULTIPLE_CURSORS": ("two | on one side", "a side has at most one |"),
    "U_MULTIPLE_POST_CONTEXTS": ("two } on one side", "a side has at most one }"),
    "U_TRAILING_BACKSLASH": ("a backslash ends the rules", "a character must follow it"),
    "U_UNDEFINED_SEGMENT_REFERENCE": ("a $1 without its ( )", "the left side needs as many ( ) as the right side names"),
    "U_UNDEFINED_VARIABLE": ("undefined variable", "expected $name = text ; in a line above"),
    "U_UNQUOTED_SPECIAL": ("unquoted special character", "expected it in quotes or behind a backslash"),
    "U_UNTERMINATED_QUOTE": ("unterminated quote", "expected a second '"),
    "U_RULE_MASK_ERROR": ("a rule can never match", "a rule above it always matches first; put the longer one first"),
    "U_MULTIPLE_COMPOUND_FILTERS": ("two filters", "rules have at most one global filter"),
    "U_INVALID_RBT_SYNTAX": (":: names no known transform", "expected :: name ; as in 'zhengzi list transforms'"),
    "U_INVALID_PROPERTY_PATTERN": ("unknown character property", "expected one as in [:Han:] or [:Letter:]"),
    "U_MALFORMED_PRAGMA": ("malformed pragma", "expected use variable range 0xE000 0xEFFF ;"),
    "U_UNCLOSED_SEGMENT": ("a ( without )", "expected )"),
    "U_VARIABLE_RANGE_EXHAUSTED": ("too many variables", "expected a wider use variable range"),
    "U_VARIABLE_RANGE_OVERLAP": ("a variable's code point stands in the rules", "expected another use variable range"),
    "U_ILLEGAL_CHARACTER": ("illegal character in a variable or function", "expected letters, digits and _"),
    "U_INVALID_FUNCTION": ("unknown function", "expected &name( text ) with a known transform"),
    "U_INVALID_ID": (":: names no known transform", "expected :: name ; as in 'zhengzi list transforms'"),
    "U_ILLEGAL_CHAR_IN_SEGMENT": ("a cursor or anchor inside ( )", "expected plain text between ( and )"),
    "U_INTERNAL_TRANSLITERATOR_ERROR": ("the rules cannot be compiled", "see ICU's guide to transform rules"),
    "U_ILLEGAL_ARGUMENT_ERROR": ("malformed set or property", "expected [abc], [a-z] or [:Script:]"),
  ]
}
