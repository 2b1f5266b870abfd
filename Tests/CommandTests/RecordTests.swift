// SPDX-License-Identifier: Apache-2.0

import Testing

/// Records that are documents of their own: JSON Lines and NUL-ended.
@Suite struct RecordTests {
  private let options = "--no-repair --punctuation recover"

  private func rewrite(_ line: String, _ more: String = "--field text") throws -> String {
    try Command.shell("zhengzi \(options) --jsonl \(more)", input: Array((line + "\n").utf8)).text
  }

  @Test(arguments: [
    (#"{"text":"你好,世界","n": 1.50e3 , "other":"你好,世界"}"#, #"{"text":"你好，世界","n": 1.50e3 , "other":"你好,世界"}"#),
    (#"{ "a":[{"text":"你好,世界"}], "text" : "你好,世界" }"#, #"{ "a":[{"text":"你好,世界"}], "text" : "你好，世界" }"#),
    (#"{"text":"他说\"好,的\"\n\\\u0041行,好"}"#, #"{"text":"他说\"好，的\"\n\\A行，好"}"#),
    (#"{"text":"\u4f60\u597d,\u4e16\u754c\ud83d\ude00"}"#, #"{"text":"\u4f60\u597d\uff0c\u4e16\u754c\ud83d\ude00"}"#),
    (#"{"text":"\ud83d好,的"}"#, #"{"text":"\ud83d好，的"}"#),
    (#"{"te\u0078t":"好,的"}"#, #"{"te\u0078t":"好，的"}"#),
    (#"{"text":null,"b":{"text":"好,的"}}"#, #"{"text":null,"b":{"text":"好,的"}}"#),
    (#"{"text":"好,的","text":"好,的"}"#, #"{"text":"好，的","text":"好，的"}"#),
    (#"{}"#, #"{}"#), (#"[{"text":"好,的"}]"#, #"[{"text":"好,的"}]"#), (#"{"text":"好,的""#, #"{"text":"好,的""#), ("好,的", "好,的"), ("", ""),
  ])
  func onlyTheFieldChanges(_ before: String, _ after: String) throws {
    #expect(try rewrite(before) == after + "\n")
  }

  @Test func pathsReachIn() throws {
    let line = #"{"a":{"b":"好,的","c":{"b":"好,的"}},"b":"好,的","a.b":"好,的"}"#
    #expect(try rewrite(line, "--field a.b --field a.c.b") == #"{"a":{"b":"好，的","c":{"b":"好，的"}},"b":"好,的","a.b":"好,的"}"# + "\n")
  }

  /// Lines that stay are copied together; a chunk may end anywhere in them.
  @Test(arguments: ["cat", "dd bs=5 status=none", "dd bs=64 status=none"]) func linesThatStayKeepTheirPlaces(_ reader: String) throws {
    let lines = [
      (#"{"text":"好的"}"#, #"{"text":"好的"}"#), (#"{"text":"好,的","id":1}"#, #"{"text":"好，的","id":1}"#), ("", ""), ("no, json", "no, json"),
      (#"{"id":2,"a":{"text":"好,的","b":"好,的"},"a.text":""}"#, #"{"id":2,"a":{"text":"好，的","b":"好,的"},"a.text":""}"#),
      (#"{"text":["好,的"]}"#, #"{"text":["好,的"]}"#), (#"{"a":{"text":{}},"text":"好,\/的\\"}  "#, #"{"a":{"text":{}},"text":"好，\/的\\"}  "#),
    ]
    let (before, after) = (lines.map(\.0).joined(separator: "\n"), lines.map(\.1).joined(separator: "\n"))
    let run = try Command.shell(
      "\(reader) | zhengzi \(options) --jsonl --field text --field a.text --field text", input: Array("\(before)\n\(before)".utf8))
    #expect(run.text == "\(after)\n\(after)")
    #expect(run.errors.split(separator: "\n").count == 2)
  }

  @Test(arguments: [
    (#"{"text":"好,的"}"#, #"{"text":"好，的","z":{"changed":true,"damage":[],"unrepaired":0,"confidence":1}}"#),
    (#"{"z":1, "text":"好的"}"#, #"{"z":{"changed":false,"damage":[],"unrepaired":0,"confidence":1}, "text":"好的"}"#),
    (
      #"{"text":"好,的","z":{"a":[1,"}"]}, "b":2 }"#,
      #"{"text":"好，的","z":{"changed":true,"damage":[],"unrepaired":0,"confidence":1}, "b":2 }"#
    ),
    (#"{ }"#, #"{ "z":{"changed":false,"damage":[],"unrepaired":0,"confidence":1}}"#),
  ])
  func annotation(_ before: String, _ after: String) throws {
    #expect(try rewrite(before, "--field text --annotate z") == after + "\n")
  }

  @Test func recordsDoNotLeanOnEachOther() throws {
    let input = Array((0..<40_000).map { #"{"id":\#($0),"text":"第\#($0)行,好(的)"}"# }.joined(separator: "\n").utf8)
    let one = try Command.shell("zhengzi \(options) --jsonl --field text", input: input)
    #expect(one.output == (try Command.shell("zhengzi \(options) --jsonl --field text -j 4", input: input)).output)
    let explained = "zhengzi \(options) --jsonl --field text --explain jsonl"
    #expect(try Command.shell(explained, input: input).output == Command.shell(explained + " -j 3", input: input).output)
  }

  @Test func recordsEndWithNull() throws {
    let run = try Command.shell("zhengzi \(options) -z", input: Array("好,的\0\0你\n好,的".utf8))
    #expect(run.text == "好，的\0\0你\n好，的")
    let explained = try Command.shell("zhengzi \(options) -z --explain jsonl", input: Array("好的\0你\n好,的\0".utf8))
    #expect(
      explained.text.hasPrefix(#"{"file":"-","record":2,"line":2,"start":7,"end":8,"out_start":7,"out_end":10,"before":",","after":"，""#))
  }

  @Test func brokenLinesPassAndAreReported() throws {
    let run = try Command.shell("zhengzi --jsonl --field text", input: Array("{\"text\":1}\nnot json\n".utf8))
    #expect(run.text == "{\"text\":1}\nnot json\n")
    #expect(run.errors == "zhengzi: -:2: not a JSON object; passed unchanged\n")
    #expect(run.status == 0)
  }
}
