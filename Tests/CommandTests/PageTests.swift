// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The page that `--report x.html` writes. `chromium-page` in Tests/Outside opens it in Chromium.
@Suite struct PageTests {
  private let options = "--no-repair --punctuation recover"

  private func page(_ text: String, _ more: String = "") throws -> String {
    let run = try Command.shell("cat > a; zhengzi \(options) \(more) --report r.html a > /dev/null; cat r.html", input: Array(text.utf8))
    #expect(run.status == 0, "\(run.errors)")
    return run.text
  }

  @Test func showsTotalsAndPassages() throws {
    let page = try page("你好,世界\n你好,世界\n")
    #expect(page.contains("<h1>2 changes in 1 input</h1>"))
    #expect(page.contains(">,</mark>") && page.contains(">，</mark>"))
    #expect(page.contains("a:1 and 1 more like it"))
    #expect(page.contains("bytes 2C → EF BC 8C"))
    #expect(try self.page("好\n").contains("Nothing to change in 1 input"))
  }

  @Test func nothingInTheTextIsMarkup() throws {
    let page = try page("你好,<script>alert(1)</script>世,界\"'><img src=x onerror=alert(2)>\u{202E}好,\u{0}的</style>\n")
    #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("\u{202E}") && !page.contains("\u{0}"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && page.contains("<i class=\"code\">U+202E</i>"))
    #expect(page.components(separatedBy: "</style>").count == 2)
    #expect(page.contains("default-src 'none'"))
  }

  @Test func injectionsAreShownAsTheyAre() throws {
    let lines = try String(contentsOfFile: "\(Command.packageRoot)/Tests/Outside/injections.txt", encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 30)
    // The same change is shown once: each line has one of its own.
    let letters = "专业丛东丝丢两严丧丰临为丽举义乌乐乔习乡书买乱争亏亚产亩亲亿仅从仓仪们价众优伙会伞伟传"
    let input = zip(letters, lines).map { "\($1)\($0)\n" }.joined()
    let run = try Command.shell("cat > a; zhengzi --no-repair -c s2t --report r.html a > /dev/null; cat r.html", input: Array(input.utf8))
    let page = run.text
    let text = page.components(separatedBy: "</style>").dropFirst().joined()
    // What begins like an element of the corpus was one of ours otherwise.
    for line in lines where line.contains("<") || line.contains("\"") { #expect(!text.contains(line), "\(line)") }
    for name in ["script", "img", "svg", "iframe", "object", "base", "meta http-equiv=refresh", "form", "math", "video", "details o"] {
      #expect(text.range(of: "<\(name)", options: .caseInsensitive) == nil, "\(name)")
    }
    #expect(page.contains("&lt;iframe src"))
  }

  @Test func namesAndArgumentsAreNoMarkup() throws {
    let run = try Command.shell("echo '你好,世界' > '<b>'; zhengzi \(options) --report r.html '<b>' > /dev/null; cat r.html")
    #expect(!run.text.contains("<b>") && run.text.contains("&lt;b&gt;"))
  }

  @Test func bytesThatAreNoTextAreShownByTheirValues() throws {
    let run = try Command.shell("printf '\\xff你,\\xe4\\xbd好\\n' | zhengzi \(options) --report r.html > /dev/null; cat r.html")
    #expect(run.text.contains("<i class=\"code\">FF</i>你") && run.text.contains("<i class=\"code\">E4</i><i class=\"code\">BD</i>好"))
  }

  @Test func theSameWithSeveralWorkers() throws {
    let text = (0..<3000).map { line in (0..<8).map { line >> $0 & 1 == 0 ? "你好," : "你好;" }.joined() + "\n" }.joined()
    let page = try page(text, "-j 1")
    #expect(try self.page(text, "-j 3").replacingOccurrences(of: "-j 3", with: "-j 1") == page)
    #expect(page.contains("A sample: of each rule the 40 passages"))
    #expect(page.utf8.count < 500_000)
  }

  @Test func recordsAndFieldsAreNamed() throws {
    let run = try Command.shell(
      "echo '{\"text\":\"你好,世界\"}' | zhengzi \(options) --jsonl --field text --report r.html > /dev/null; cat r.html")
    #expect(run.text.contains("standard input:1, record 1, text"))
  }
}
