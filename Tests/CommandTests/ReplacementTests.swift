// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Files that are rewritten: the old one or the new one, whole.
@Suite struct ReplacementTests {
  private let options = "--no-repair --punctuation recover"

  @Test func rewritesInPlaceAndKeepsTheMode() throws {
    let run = try Command.shell("echo '你好,世界' > a; chmod 640 a; zhengzi \(options) -i a; cat a; stat -c %a a; ls -A")
    #expect(run.text == "你好，世界\n640\na\n")
    #expect(run.status == 0)
  }

  @Test(arguments: ["-i.bak", "-i=.bak", "--in-place=.bak"]) func keepsTheOldFileUnderItsSuffix(_ option: String) throws {
    let run = try Command.shell("echo '你好,世界' > a; zhengzi \(options) \(option) a; cat a a.bak")
    #expect(run.text == "你好，世界\n你好,世界\n")
  }

  @Test func leavesAnUnchangedFileUntouched() throws {
    let run = try Command.shell(
      "echo 好 > a; before=$(stat -c '%i %Y' a); zhengzi -i.bak a; [ \"$before\" = \"$(stat -c '%i %Y' a)\" ] && ls -A")
    #expect(run.text == "a\n")
  }

  @Test func followsSymbolicLinks() throws {
    let run = try Command.shell("mkdir d; echo '你好,世界' > d/a; ln -s d/a l; zhengzi \(options) -i l; cat d/a; readlink l; ls -A d")
    #expect(run.text == "你好，世界\nd/a\na\n")
  }

  @Test func failedWriteLeavesTheOldFile() throws {
    let run = try Command.shell(
      "mkdir d; echo '你好,世界' > d/a; (ulimit -f 0; trap '' XFSZ; zhengzi \(options) -i d/a 2> /dev/null); echo $?; cat d/a; ls -A d")
    #expect(run.text == "74\n你好,世界\na\n")
  }

  @Test func outputIsWrittenWholeOrNotAtAll() throws {
    let run = try Command.shell(
      "echo old > o; echo 新 > n; zhengzi -o o n /proc/self/mem 2> /dev/null; echo $?; cat o; zhengzi -o o n; cat o; ls -A")
    #expect(run.text == "74\nold\n新\nn\no\n")
  }

  @Test func inputAndOutputMustDiffer() throws {
    for line in ["zhengzi -o a a", "zhengzi a >> a"] {
      let run = try Command.shell("echo 甲 > a; \(line); echo $?; cat a")
      #expect(run.text == "64\n甲\n")
      #expect(run.errors.contains("a: is both input and output; use -i"))
    }
  }

  @Test func oneBadFileDoesNotStopTheOthers() throws {
    let run = try Command.shell("echo '你好,世界' > b; zhengzi \(options) -i none b; echo $?; cat b")
    #expect(run.text == "66\n你好，世界\n")
  }
}
