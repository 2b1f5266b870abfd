// SPDX-License-Identifier: Apache-2.0

import Testing
import ZhengziCore

@testable import ZhengziICU

@Suite struct RuleFaultTests {
  @Test(arguments: [
    ("a > b;\n\nx y z;\n", "r.txt:3: missing operator at 'a > b;  ◆x y z; '; expected one of > < <> between the sides of a rule"),
    ("a > b;\nq > $foo ;", "r.txt:2: undefined variable at 'a > b; ◆q > $foo ;'; expected $name = text ; in a line above"),
    ("# note\nq > 'foo ;", "r.txt:2: unterminated quote at '# note q >◆ 'foo ;'; expected a second '"),
    ("a > b > c;", "r.txt:1: unquoted special character at '◆a > b > c;'; expected it in quotes or behind a backslash"),
  ])
  func lineAndContextAreNamed(rules: String, message: String) {
    #expect(throws: ZhengziError(.invalidFile, message)) { try TransformStage(rules: rules, file: "r.txt") }
  }

  @Test(arguments: [
    "[a > b;", "a > b", "$x = a; $x = b;", "a { b { c > d;", "a | b | c > d;", "(a > b;", "a > $1;", "^* > b;", ":: Nonsense-Name ;",
    "a > \\",
    "ab > x; abc > y; a > z; abd > q;", "a > &Nonsense(b);", "b^ > x;", "a > @@ b;",
  ])
  func everyFaultNamesTheFile(rules: String) {
    do {
      _ = try TransformStage(rules: rules, file: "r.txt")
    } catch {
      #expect(error.code == .invalidFile && error.message.hasPrefix("r.txt") && error.message.contains("; "), "\(error)")
    }
  }

  @Test(arguments: ["b > c;\n> b($7", "b > c;\n(a) > $2 ;", "b > c;\n(a) > $1; (b) > $10 ;"])
  func segmentsThatAreNamedMustBeThere(rules: String) throws {
    let message = "r.txt:2: a $1 without its ( ); the left side needs as many ( ) as the right side names"
    #expect(throws: ZhengziError(.invalidFile, message)) { try TransformStage(rules: rules, file: "r.txt") }
  }

  @Test(arguments: [
    "(a) (b) > $2 $1 ;", "(a) > &Any-Hex($1) ;", "'$7' > b ;", "\\$7 > b ;", "[$7] > b ;", "# $7\na > b ;", "$name = a ; $name > b ;",
    "a $ > b ;", "['] > b ; # $7\n['] > b ;",
  ])
  func otherDollarsAreNoSegments(rules: String) {
    #expect(RuleSegments.firstMissing(in: Array(rules.utf16)) == nil)
  }

  @Test func segmentsAreNotNestedWithoutEnd() throws {
    let deep = String(repeating: "(", count: 40)
    let message = "r.txt:2: ( ) nested deeper than 12; write the inner ones as rules of their own"
    #expect(throws: ZhengziError(.invalidFile, message)) { try TransformStage(rules: "a > b;\nq\(deep) > c;", file: "r.txt") }
    let behindASet = Array("[\u{5B}'\u{5D}\u{5D} > \(deep)".utf16)
    #expect(RuleNesting.firstTooDeep(in: behindASet) == 20)
    for harmless in ["# \(deep)\na > b;", "'\(deep)' > b;", "[\(deep)] > b;", String(repeating: "(a) > b; ", count: 20)] {
      #expect(RuleNesting.firstTooDeep(in: Array(harmless.utf16)) == nil)
    }
  }
}
