// SPDX-License-Identifier: Apache-2.0

import Testing

/// Exit statuses and messages.
@Suite struct StatusTests {
  @Test func missingFileIsReportedAndTheRestGoesOn() throws {
    let run = try Command.shell("echo 甲 > a; echo 乙 > b; zhengzi a none b")
    #expect(run.status == 66)
    #expect(run.text == "甲\n乙\n")
    #expect(run.errors == "zhengzi: none: no such file or directory\n")
  }

  @Test func folderIsRefusedWithAHint() throws {
    let run = try Command.shell("mkdir d; zhengzi d")
    #expect(run.status == 66)
    #expect(run.errors.hasPrefix("zhengzi: d: is a directory; name its files"))
  }

  @Test(arguments: [
    ("--bogus", "unknown option '--bogus'"),
    ("--explain xml", "'xml' is invalid"),
    ("--jsonl", "--jsonl needs --field"),
    ("--field a", "--field needs --jsonl"),
    ("-z --jsonl --field a", "exclude each other"),
    ("-j 0", "-j takes a number from 1 to 256"),
    ("-i", "-i needs the names of files"),
    ("-i --check a", "-i excludes"),
    ("--check --diff", "exclude each other"),
  ])
  func wrongUse(_ arguments: String, _ message: String) throws {
    let run = try Command.shell("zhengzi \(arguments)")
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("zhengzi: ") && run.errors.contains(message), "\(run.errors)")
    #expect(run.errors.contains("see 'zhengzi --help'"))
  }

  @Test func fullDiskIsReported() throws {
    let run = try Command.shell("echo 中文 | zhengzi > /dev/full")
    #expect(run.status == 74)
    #expect(run.errors == "zhengzi: standard output: writing failed: no space left on device\n")
    #expect(try Command.shell("echo 中文 | zhengzi -o /dev/full").status == 74)
  }

  @Test func closedPipeEndsQuietly() throws {
    let run = try Command.shell("yes 中文 | zhengzi | head -n 1; echo ${PIPESTATUS[1]}")
    #expect(run.text == "中文\n0\n")
    #expect(run.errors.isEmpty)
  }

  @Test func readErrorInTheMiddleIsReported() throws {
    let run = try Command.shell("zhengzi /proc/self/mem")
    #expect(run.status == 74)
    #expect(run.errors.hasPrefix("zhengzi: /proc/self/mem: reading failed: "))
  }

  @Test func checkTellsByItsStatus() throws {
    #expect(try Command.shell("echo 好的 | zhengzi --check").status == 0)
    let run = try Command.shell("echo '你好,世界' | zhengzi --punctuation recover --check")
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
  }

  @Test func interruptLeavesNoTemporaryFile() throws {
    let run = try Command.shell(
      "sleep 5 | \"$ZHENGZI\" -o out & pid=$!; while ! ls -A | grep -q zhengzi; do sleep 0.1; done; kill -INT $pid; wait $pid; echo $?; ls -A | wc -l"
    )
    #expect(run.text == "130\n0\n")
  }

  @Test func interruptInPlaceLeavesTheOldFile() throws {
    let run = try Command.shell(
      """
      yes '你好,世界' | head -c 60000000 > a; cp a b
      "$ZHENGZI" --no-repair --punctuation recover -i a & pid=$!
      while ! ls -A | grep -q .zhengzi-; do sleep 0.02; done
      kill -INT $pid; wait $pid; echo $?; cmp a b && ls -A
      """)
    #expect(run.text == "130\na\nb\n")
  }

  @Test func eachLineComesAtOnceWhenAsked() throws {
    let run = try Command.shell(
      """
      mkfifo p; zhengzi --no-repair --punctuation recover --line-buffered < p > o & exec 3> p
      echo '好,的' >&3
      for i in $(seq 400); do [ -s o ] && break; sleep 0.05; done
      cat o; exec 3>&-; wait
      """)
    #expect(run.text == "好，的\n")
  }
}
