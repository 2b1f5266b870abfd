// SPDX-License-Identifier: Apache-2.0

import Testing

/// What the filter promises of any input, where other tests do not say it yet.
@Suite struct PromiseTests {
  /// Damage of several kinds, code fences, quotes and sound text, over several units of a worker.
  private static let mixed: [UInt8] = {
    let lines = [
      "皖I(lǐng)CP備16021577號(hào)-1 經(jīng)營(yíng)許可證", "工業(yè)協(xié)會的實(shí)際情況", "他说:“你好,世界!”", "```", "x = f(a,b)", "```",
      "æ˜¥å¤©åˆ°äº†", "后面的软件,真的?", "plain text, nothing to do", "", "第1章(上)",
    ]
    let page = lines.joined(separator: "\n") + "\n"
    return Array((page + String(repeating: String(repeating: "一二三四五六七八九十。", count: 300) + "\n", count: 40) + page).utf8)
  }()

  private static func document(of size: Int) -> [UInt8] {
    var output: [UInt8] = []
    while output.count < size { output += mixed }
    return output
  }

  @Test(arguments: ["", "--no-repair --to tw --punctuation taiwan", "--no-repair --punctuation recover --explain jsonl"])
  func workersAgreeWithOneThread(_ options: String) throws {
    let run = try Command.shell(
      "cat > in; zhengzi \(options) in > one; zhengzi -j 4 \(options) in > four; cmp one four && wc -c < one",
      input: Self.document(of: 9_500_000))
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.text.count > 3)
  }

  /// Each window shows too little damage by itself; now and then one shows none.
  @Test(arguments: ["", "--punctuation recover", "--explain jsonl"]) func workersKnowTheWindowBefore(_ options: String) throws {
    let line = String(repeating: "一二三四五六七八九十。", count: 300) + "\n"
    let window = "前面是鸛(guàn)在此,對。\n" + String(repeating: line, count: 6)
    let text = String(repeating: window + window + String(repeating: line, count: 9), count: 60)
    let run = try Command.shell(
      "cat > in; zhengzi \(options) in > one; zhengzi -j 3 \(options) in > three; cmp one three && cmp -s in one || wc -c < one",
      input: Array(text.utf8))
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.text.count > 3)
  }

  @Test func workersAgreeOnRecords() throws {
    let line = #"{"id":1,"text":"皖I(lǐng)CP備 后面的软件,真的?\n","n":[1,{"text":"x"}]}"# + "\n"
    let input = Array(String(repeating: line, count: 30_000).utf8)
    let run = try Command.shell(
      "cat > in; for j in 1 4; do zhengzi --jsonl --field text --punctuation recover --annotate a -j $j in > $j; done; cmp 1 4 && tail -n 1 1",
      input: input)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.text.hasPrefix(#"{"id":1,"text":"皖ICP備 后面的软件，真的？\n","n":[1,{"text":"x"}],"a":{"#))
  }

  @Test(arguments: ["", "--to tw --punctuation taiwan", "-z"]) func chunksAgreeWithAFile(_ options: String) throws {
    let run = try Command.shell(
      "cat > in; zhengzi \(options) in > whole; dd if=in bs=777 status=none | zhengzi \(options) | cmp - whole",
      input: Self.document(of: 300_000))
    #expect(run.status == 0 && run.text.isEmpty, "\(run.text)")
  }

  @Test(arguments: [("--no-repair", 64, 200), ("", 64, 10), ("-j 2 --no-repair", 64, 200)])
  func aLongLineTakesLittleMemory(_ options: String, _ limit: Int, _ size: Int) throws {
    let run = try Command.shell(
      """
      [ -x /usr/bin/time ] || exit 0
      head -c \(size)000000 /dev/zero | tr '\\0' a | /usr/bin/time -o size -f %M "$ZHENGZI" \(options) | wc -c > /dev/null; cat size
      """)
    #expect((Int(run.text.split(separator: "\n").last ?? "0") ?? 0) < limit * 1024, "\(run.text)")
  }

  private static let hugeHead =
    "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 70000000\r\nContent-Type: text/plain\r\n\r\n"

  @Test(arguments: [("jsonl --field t", #"{"t":""#, #""}"#), ("null", "", ""), ("warc", hugeHead, "")])
  func aHugeRecordPassesUnchanged(_ form: String, _ before: String, _ after: String) throws {
    let run = try Command.shell(
      """
      { cat; head -c 70000000 /dev/zero | tr '\\0' ,; printf '%s\\n' '\(after)'; } > in
      zhengzi --no-repair --\(form) in > out 2> message; cmp in out; grep -c 'passed unchanged' message
      """, input: Array(before.utf8))
    #expect(run.text == (form == "null" ? "0\n" : "1\n"), "\(run.text)")
  }

  @Test func namesInAListAreNamesAndNothingElse() throws {
    let run = try Command.shell(
      "echo 甲 > ./--report=x; echo 乙 > '$(touch y)'; printf -- '--report=x\\0$(touch y)\\0' | zhengzi --files0-from -; ls -A")
    #expect(run.text == "甲\n乙\n$(touch y)\n--report=x\n")
  }

  @Test func namesInARecordNameNoFile() throws {
    let text = "后面,好"
    let record =
      "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: file:///../../x\r\nWARC-Filename: ../../y\r\n"
      + "Content-Type: text/plain\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)\r\n\r\n"
    let run = try Command.shell(
      "mkdir d; cd d; zhengzi --warc --punctuation recover -o out; ls -A . ..; grep -c 后面，好 out", input: Array(record.utf8))
    #expect(run.text == ".:\nout\n\n..:\nd\n1\n")
  }

  @Test func noEnvironmentChangesTheText() throws {
    let run = try Command.shell(
      """
      printf '皖I(lǐng)CP備,后面\\n' > in; zhengzi in > a
      env -i LANG=C LC_ALL=POSIX TZ=x HOME=/nowhere TMPDIR=/nowhere COLUMNS=3 NO_COLOR=1 CLICOLOR_FORCE=1 "$ZHENGZI" in | cmp - a
      """)
    #expect(run.status == 0 && run.text.isEmpty)
  }
}
