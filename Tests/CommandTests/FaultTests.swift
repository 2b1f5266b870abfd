// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What disks, kernels and kills do: the old file or the new one, whole, and no success that is none.
@Suite(.serialized) struct FaultTests {
  /// Calls of the C library that stand between an old file and a new one.
  private static let calls = ["open", "read", "mkstemp", "fchown", "fchmod", "write", "fsync", "unlink", "link", "rename", "close"]

  /// A shell line that makes `old`, larger than one buffer, and `new` of it, and knows `faulty CALL AT WHAT arguments…`.
  private static func prepared(_ line: String) -> String {
    """
    { yes 'plain text' | head -c 300000; echo '你好,世界'; } > old; zhengzi --no-repair --punctuation recover old > new
    faulty() {
      local call=$1 at=$2 what=$3; shift 3
      env FAULT_CALL=$call FAULT_AT=$at FAULT_DO=$what FAULT_LOG=calls LD_PRELOAD='\(library ?? "")' "$ZHENGZI" \\
        --no-repair --punctuation recover "$@"
    }
    \(line)
    """
  }

  /// `Tests/Faults/faults.c`, compiled; none where no compiler is.
  private static let library: String? = {
    let target = FileManager.default.temporaryDirectory.appendingPathComponent("zhengzi-faults-\(getpid()).so").path
    let source = "\(Command.packageRoot)/Tests/Faults/faults.c"
    let run = try? Command.shell("cc=$(command -v clang || command -v cc) && \"$cc\" -shared -fPIC -o '\(target)' '\(source)' -ldl")
    return run?.status == 0 ? target : nil
  }()

  private static var isPossible: Bool { library != nil }

  @Test(.enabled(if: isPossible), arguments: [("-i", "kill"), ("-i.bak", "kill-after"), ("-i.bak", "EIO"), ("-i", "ENOSPC")])
  func atEachStepTheOldFileOrTheNewOneIsThere(_ option: String, _ what: String) throws {
    let run = try Command.shell(
      Self.prepared(
        """
        for call in \(Self.calls.joined(separator: " ")); do
          rm -f calls; cp old a; faulty $call 0 count \(option) a
          for at in $(seq $(cat calls 2> /dev/null || echo 0)); do
            rm -f a a.bak .zhengzi-*; cp old a
            faulty $call $at \(what) \(option) a 2> /dev/null; status=$?
            cmp -s a old || cmp -s a new || echo "$call $at: neither"
            [ $status != 0 ] || cmp -s a new || echo "$call $at: success without a new file"
            [ ! -e a.bak ] || cmp -s a.bak old || echo "$call $at: the kept file is not the old one"
            [ '\(what)' != EIO ] || [ -z "$(ls -A | grep '^.zhengzi-')" ] || echo "$call $at: a temporary file stays"
            points=$((points + 1))
          done
        done 2> /dev/null
        echo "$((points > 10 ? 1 : 0))"
        """))
    #expect(run.text == "1\n")
  }

  @Test(.enabled(if: isPossible), arguments: [("read", "short"), ("read", "EINTR"), ("read", "EAGAIN")])
  func interruptedAndShortReadsChangeNothing(_ call: String, _ what: String) throws {
    let run = try Command.shell(
      Self.prepared("for at in 1 2 3; do faulty \(call) $at \(what) old | cmp - new; faulty \(call) $at \(what) < old | cmp - new; done"))
    #expect(run.status == 0 && run.text.isEmpty && run.errors.isEmpty, "\(run.text)\(run.errors)")
  }

  @Test(.enabled(if: isPossible), arguments: ["short", "EINTR", "EAGAIN"])
  func interruptedAndShortWritesChangeNothing(_ what: String) throws {
    let run = try Command.shell(
      Self.prepared(
        """
        for at in 0 1 2; do
          faulty write $at \(what) old | cmp - new
          cp old a; faulty write $at \(what) -i a; cmp a new
        done
        """))
    #expect(run.status == 0 && run.text.isEmpty && run.errors.isEmpty, "\(run.text)\(run.errors)")
  }

  @Test(.enabled(if: isPossible), arguments: [("read", "EIO"), ("write", "EIO"), ("write", "ENOSPC")])
  func failedReadsAndWritesAreNoSuccess(_ call: String, _ what: String) throws {
    let run = try Command.shell(
      Self.prepared(
        """
        for at in 1 2; do
          faulty \(call) $at \(what) old > out 2> message; echo $? $(wc -l < message)
          echo before > o; faulty \(call) $at \(what) -o o old 2> /dev/null; echo $? $(cat o)
        done
        """))
    #expect(run.text == "74 1\n74 before\n74 1\n74 before\n")
  }

  @Test func messagesNeverLandInAFile() throws {
    let run = try Command.shell("echo 'no json' > a; zhengzi --jsonl --field t -o b a 2>&-; echo $?; cat b; zhengzi -i none 2>&-; echo $?")
    #expect(run.text == "0\nno json\n66\n")
  }

  @Test func closedStreamsAreFailures() throws {
    let run = try Command.shell("echo 甲 > a; zhengzi a >&-; echo $?; zhengzi <&-; echo $?; zhengzi --explain tsv a >&-; echo $?; cat a")
    #expect(run.text.hasPrefix("74\n"))
    #expect(run.text.hasSuffix("甲\n"))
    #expect(run.text.split(separator: "\n")[1] != "0")
  }

  @Test func littleMemoryLosesNoFile() throws {
    let run = try Command.shell(
      Self.prepared(
        """
        for limit in 20000 30000 40000 45000 50000 60000 80000 120000 200000; do
          cp old a; (ulimit -v $limit; zhengzi --no-repair --punctuation recover -i a) > /dev/null 2>&1; status=$?
          cmp -s a old || cmp -s a new || echo "$limit: neither"
          [ $status != 0 ] || cmp -s a new || echo "$limit: success without a new file"
        done
        """))
    #expect(run.text.isEmpty)
  }

  @Test func fileThatGrowsMeanwhileIsNotReplaced() throws {
    let run = try Command.shell(
      """
      yes '你好,世界' | head -n 500000 > a
      "$ZHENGZI" --no-repair --punctuation recover -i a 2> message & pid=$!
      for i in $(seq 1000); do ls -A | grep -q .zhengzi- && break; sleep 0.01; done
      echo more >> a; wait $pid; echo $?; tail -n 1 a; ls -A
      """)
    #expect(run.text == "74\nmore\na\nmessage\n")
  }

  @Test func fileThatVanishesMeanwhileStaysAway() throws {
    let run = try Command.shell(
      """
      yes '你好,世界' | head -n 500000 > a
      "$ZHENGZI" --no-repair --punctuation recover -i a 2> message & pid=$!
      for i in $(seq 1000); do ls -A | grep -q .zhengzi- && break; sleep 0.01; done
      rm a; wait $pid; echo $?; ls -A; cat message
      """)
    #expect(run.text == "74\nmessage\nzhengzi: a: was changed while it was read; nothing was written, run again\n")
  }

  @Test func temporaryFileIsNobodyElses() throws {
    let run = try Command.shell(
      """
      umask 0; echo 甲 > a; chmod 600 a
      sleep 3 | "$ZHENGZI" -o a & pid=$!
      while ! ls -A | grep -q .zhengzi-; do sleep 0.02; done
      stat -c %a .zhengzi-*; kill -TERM $!; wait $pid; stat -c %a a; ls -A
      """)
    #expect(run.text == "600\n600\na\n")
  }

  @Test func folderWithoutPermissionKeepsItsFile() throws {
    let run = try Command.shell(
      """
      umask 022; mkdir d; yes '你好,世界' | head -n 9 > d/a; cp d/a b; chmod 755 . ..; cp "$ZHENGZI" z 2> /dev/null
      if [ $(id -u) = 0 ]; then as='setpriv --reuid 65534 --clear-groups'; else chmod 555 d; fi
      $as test -x "$ZHENGZI" || { echo skipped; exit; }
      $as "$ZHENGZI" --punctuation recover -i d/a 2> message; echo $?; cmp d/a b; grep -c 'cannot write beside it' message; chmod 755 d
      """)
    #expect(run.text == "74\n1\n" || run.text == "skipped\n")
  }
}
