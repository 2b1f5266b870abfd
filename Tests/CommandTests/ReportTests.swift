// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What is shown besides, or instead of, the text.
@Suite struct ReportTests {
  private let options = "--no-repair --punctuation recover"

  @Test func explainTellsPlacesAndReasons() throws {
    let run = try Command.shell("printf '一行\\n你好,世界\\n' > a; zhengzi \(options) --explain jsonl a")
    let record = try #require(JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    #expect(record["file"] as? String == "a")
    #expect(record["line"] as? Int == 2)
    #expect([record["start"], record["end"], record["out_start"], record["out_end"]].map { $0 as? Int } == [13, 14, 13, 16])
    #expect(record["before"] as? String == "," && record["after"] as? String == "，")
    #expect((record["rule"] as? String)?.hasPrefix("normalize/") == true)
    #expect(record["candidates"] is [Any])
  }

  @Test func explainAsTable() throws {
    let run = try Command.shell("echo '你好,世界' | zhengzi \(options) --explain tsv")
    let lines = run.text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(lines.count == 2 && lines[0].count == lines[1].count)
    #expect(lines[0][0] == "file" && lines[1][8] == "," && lines[1][9] == "，")
  }

  @Test func uncertainChoicesAreListedOrMarked() throws {
    let list = try Command.shell("printf '头发\\n松\\n' | zhengzi -c s2t --uncertain list")
    let record = try #require(JSONSerialization.jsonObject(with: Data(list.output)) as? [String: Any])
    #expect(record["line"] as? Int == 2 && record["before"] as? String == "松" && record["after"] as? String == "松")
    #expect(try Command.shell("printf '头发\\n松\\n' | zhengzi -c s2t --uncertain mark").text == "頭髮\n⟦松|鬆⟧\n")
    #expect(try Command.shell("echo 松 | zhengzi -c s2t --uncertain list --explain tsv").text.hasPrefix("file\t"))
    #expect(try Command.shell("echo '{\"t\":\"松\"}' | zhengzi --jsonl --field t -c s2t --uncertain mark").text == "{\"t\":\"⟦松|鬆⟧\"}\n")
    #expect(try Command.shell("echo 松 | zhengzi -c s2t --uncertain list --check").status == 64)
  }

  @Test func diffIsUnified() throws {
    let text = (1...12).map { $0 == 2 || $0 == 11 ? "第\($0)行,好" : "第\($0)行" }.joined(separator: "\n")
    let run = try Command.shell("zhengzi \(options) --diff", input: Array(text.utf8))
    #expect(
      run.text == """
        --- -
        +++ -
        @@ -1,5 +1,5 @@
         第1行
        -第2行,好
        +第2行，好
         第3行
         第4行
         第5行
        @@ -8,5 +8,5 @@
         第8行
         第9行
         第10行
        -第11行,好
        +第11行，好
         第12行
        \\ No newline at end of file

        """)
    #expect(run.status == 0)
  }

  @Test func diffAppliesAsAPatch() throws {
    let run = try Command.shell(
      "for i in $(seq 3000); do echo \"第$i行,好$((i * 7919 % 13))\"; [ $((i % 5)) = 0 ] || echo 空; done > a; zhengzi \(options) a > b; zhengzi \(options) --diff a | patch -s a; cmp a b && echo same"
    )
    #expect(run.text == "same\n")
  }

  @Test func diffMarksWhatDiffers() throws {
    let run = try Command.shell("echo '你好,世界' | zhengzi \(options) --diff --color always")
    #expect(run.text.contains("\u{1B}[31m-你好\u{1B}[7m,\u{1B}[27m世界\u{1B}[m"))
    #expect(run.text.contains("\u{1B}[32m+你好\u{1B}[7m，\u{1B}[27m世界\u{1B}[m"))
    #expect(!(try Command.shell("echo '你好,世界' | NO_COLOR=1 zhengzi \(options) --diff")).text.contains("\u{1B}"))
    #expect(try Command.shell("echo '你好,世界' | CLICOLOR_FORCE=1 zhengzi \(options) --diff").text.contains("\u{1B}"))
  }

  @Test func reportCounts() throws {
    let run = try Command.shell("printf '好,的\\n行,的\\n' > a; echo 好 > b; zhengzi \(options) --report r a b > /dev/null; cat r")
    let report = try #require(JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    #expect(report["files"] as? Int == 2)
    #expect(report["changes"] as? Int == 2)
    #expect(report["input_bytes"] as? Int == 20)
  }

  @Test func listNamesEverything() throws {
    #expect(try Command.shell("zhengzi list").text.contains("pinyin-insertion"))
    #expect(try Command.shell("zhengzi --version").text.hasPrefix("zhengzi "))
    #expect(try Command.shell("zhengzi completions bash | bash -n; zhengzi completions zsh; zhengzi completions fish").status == 0)
  }
}
