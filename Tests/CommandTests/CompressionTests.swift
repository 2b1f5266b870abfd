// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Compressed inputs and outputs, checked against the formats' own programs.
@Suite struct CompressionTests {
  private let options = "--no-repair --punctuation recover"
  /// Makes a file `a` of a megabyte and more, that compresses to more than one chunk.
  private let make = "seq 60000 | shuf --random-source=/dev/zero | sed 's/$/,好/' > a;"

  @Test(arguments: ["gzip", "zstd -q"]) func compressedInputIsRecognizedByItsFirstBytes(_ program: String) throws {
    let run = try Command.shell(
      "\(make) \(program) -c a > b; zhengzi b | cmp - a && zhengzi < b | cmp - a && zhengzi -j 2 b | cmp - a && echo same")
    #expect(run.text == "same\n", "\(run.errors)")
  }

  @Test(arguments: [("gzip", "gz"), ("zstd -q", "zst")]) func outputIsCompressedByItsName(_ program: String, _ ending: String) throws {
    let run = try Command.shell(
      "\(make) zhengzi \(options) a > b; zhengzi \(options) -o c.\(ending) a; \(program) -t c.\(ending) && \(program) -dc c.\(ending) | cmp - b && echo same"
    )
    #expect(run.text == "same\n", "\(run.errors)")
  }

  @Test(arguments: [("gzip", "gz"), ("zstd -q", "zst")]) func emptyOutputIsAWholeFile(_ program: String, _ ending: String) throws {
    let run = try Command.shell(
      "zhengzi -o c.\(ending) /dev/null; \(program) -t c.\(ending) && \(program) -dc c.\(ending) | wc -c; zhengzi c.\(ending) | wc -c")
    #expect(run.text == "0\n0\n", "\(run.errors)")
  }

  @Test(arguments: ["gzip", "zstd -q"]) func membersFollowOneAnother(_ program: String) throws {
    let run = try Command.shell("for i in 甲 乙 '' 丙; do printf \"$i\" | \(program) -c; done > b; zhengzi b")
    #expect(run.text == "甲乙丙", "\(run.errors)")
  }

  @Test func zerosAfterAMemberArePadding() throws {
    let run = try Command.shell("(echo 甲 | gzip -c; head -c 1000 /dev/zero) | zhengzi; echo $?")
    #expect(run.text == "甲\n0\n", "\(run.errors)")
  }

  @Test func rewritingInPlaceKeepsTheFormat() throws {
    let run = try Command.shell(
      "echo '你好,世界' | zstd -qc > a; zhengzi \(options) -i a; zstd -qt a && zstd -qdc < a; echo '你好,世界' > b.gz; zhengzi \(options) -i b.gz; cat b.gz"
    )
    #expect(run.text == "你好，世界\n你好，世界\n", "\(run.errors)")
  }

  @Test(arguments: ["gzip", "zstd -q"]) func whatComesBeforeDamageIsKept(_ program: String) throws {
    let run = try Command.shell(
      "\(make) (echo 甲 | \(program) -c; \(program) -c a | head -c $(($(\(program) -c a | wc -c) / 2))) > b; for j in 1 2; do zhengzi -j $j b > c 2> err; echo $?; head -n 1 c; (echo 甲; cat a) | cmp -n $(wc -c < c) - c; cat err; done"
    )
    let name = program.prefix(4)
    let each = "74\n甲\nzhengzi: b: \(name) data ends too early at byte "
    #expect(run.text.hasPrefix(each) && run.text.components(separatedBy: each).count == 3, "\(run.text)")
  }

  @Test(arguments: ["gzip", "zstd -q"]) func damageIsReportedWithItsPlace(_ program: String) throws {
    let run = try Command.shell(
      "\(make) \(program) -c a > b; printf '\\377\\377\\377\\377\\377\\377\\377\\377' | dd of=b bs=1 seek=$(($(wc -c < b) / 2)) conv=notrunc 2> /dev/null; echo 好 > d; zhengzi -o o b; echo $? $(ls -A | wc -l); zhengzi b d | tail -c 4"
    )
    #expect(run.text == "74 3\n好\n", "\(run.text)")
    #expect(run.errors.contains("zhengzi: b: \(program.prefix(4)) data is damaged at byte "), "\(run.errors)")
  }

  @Test func whatFollowsAMemberMustBeOne() throws {
    let run = try Command.shell("(echo 甲 | gzip -c; echo rest) | zhengzi; echo $?")
    #expect(run.text == "甲\n74\n")
    #expect(run.errors.contains("gzip data is damaged at byte 2"), "\(run.errors)")
  }

  @Test func otherTextThatBeginsAlikePasses() throws {
    for text in ["printf '\\x1f'", "printf '(\\xb5'", "printf '\\x1f\\x8a'", "printf '('"] {
      #expect(try Command.shell("\(text) | zhengzi | cmp - <(\(text)) && echo same").text == "same\n")
    }
  }

  @Test func lookingAtCompressedFiles() throws {
    let run = try Command.shell("echo '你好,世界' | gzip -c > a.gz; zhengzi \(options) --check a.gz; echo $?; zhengzi detect a.gz")
    #expect(run.text.hasPrefix("1\n{\"file\":\"a.gz\",\"encoding\":\"UTF-8\""), "\(run.text)")
  }
}
