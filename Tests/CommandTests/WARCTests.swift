// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// WARC and WET files. `warcio-round-trip` in Tests/Outside reads them back by another program.
@Suite struct WARCTests {
  private let options = "--warc --no-repair --punctuation recover"

  private func record(_ head: String, _ block: String) -> String {
    "WARC/1.0\r\n\(head)\r\nContent-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
  }

  private let plain = "WARC-Type: conversion\r\nContent-Type: text/plain"

  @Test func textIsRewrittenAndLengthsAreRight() throws {
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=UTF-8\r\ncontent-length:  7 \r\nX: 你,好\r\n\r\n"
    let response = "WARC-Type: response\r\nContent-Type: application/http; msgtype=response"
    let input = record("WARC-Type: warcinfo", "a: 你,好") + record(plain, "你,好") + record(response, page + "你,好")
    let output =
      record("WARC-Type: warcinfo", "a: 你,好") + record(plain, "你，好")
      + record(response, page.replacingOccurrences(of: "  7 ", with: "  9 ") + "你，好")
    let run = try Command.shell("zhengzi \(options)", input: Array(input.utf8))
    #expect(run.text == output && run.status == 0, "\(run.errors)")
    let cut = try Command.shell(
      "cat > a; while IFS= read -rN 7 x; do printf %s \"$x\"; done < a | zhengzi \(options)", input: Array(input.utf8))
    #expect(cut.text == output)
  }

  @Test func digestsAreComputedAnewOrTakenOut() throws {
    let digests = "WARC-Block-Digest: sha1:AAAA\r\nWARC-Payload-Digest: md5:00\r\n"
    let run = try Command.shell("zhengzi \(options)", input: Array(record(digests + plain, "你,好").utf8))
    // printf 你，好 | sha1sum | xxd -r -p | base32
    let digest = "MIITXA2A4YP4BZ7STXH3KV5SU6BFSXE2"
    #expect(run.text == record("WARC-Block-Digest: sha1:\(digest)\r\n" + plain, "你，好"))
    #expect(run.errors == "zhengzi: -:1: warc-payload-digest is not SHA-1; removed\n")
  }

  @Test(arguments: [
    "WARC-Type: conversion\r\nContent-Type: text/html", "WARC-Type: conversion\r\nContent-Type: text/plain; charset=GBK",
    "WARC-Type: metadata\r\nContent-Type: text/plain", "WARC-Type: request\r\nContent-Type: application/http",
    "WARC-Type: response\r\nContent-Type: application/http", "WARC-Type: resource",
  ])
  func otherRecordsKeepEveryByte(_ head: String) throws {
    let input = record(head, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n你,好")
    #expect(try Command.shell("zhengzi \(options)", input: Array(input.utf8)).text == input)
  }

  @Test(arguments: ["Content-Encoding: gzip", "Transfer-Encoding: chunked"]) func encodedBodiesAreLeftAlone(_ field: String) throws {
    let page = "HTTP/1.1 200 OK\r\n\(field)\r\nContent-Type: text/plain\r\n\r\n你,好"
    let input = record("WARC-Type: response\r\nContent-Type: application/http", page)
    #expect(try Command.shell("zhengzi \(options)", input: Array(input.utf8)).text == input)
  }

  @Test func truncatedFilesPassWithAnError() throws {
    let input = Array((record(plain, "你,好") + record(plain, "你,好")).utf8)
    let run = try Command.shell("zhengzi \(options)", input: Array(input.dropLast(6)))
    #expect(run.status == 74)
    #expect(run.output == Array(record(plain, "你，好").utf8) + input[(input.count / 2)...].dropLast(6))
    #expect(run.errors == "zhengzi: -: ends within record 2; it passed unchanged from there\n")
  }

  @Test func whatIsNoRecordPassesWithAnError() throws {
    let run = try Command.shell("zhengzi \(options)", input: Array((record(plain, "你,好") + "你,好\n\n").utf8))
    #expect(run.status == 74)
    #expect(run.text == record(plain, "你，好") + "你,好\n\n")
    #expect(run.errors.contains("has no WARC record at byte \(record(plain, "你,好").utf8.count)"), "\(run.errors)")
  }

  @Test func tooLongARecordPassesAndIsReported() throws {
    let run = try Command.shell(
      "(printf 'WARC/1.0\\r\\n\(plain)\\r\\nContent-Length: 67108865\\r\\n\\r\\n'; head -c 67108865 /dev/zero | tr '\\0' ,; printf '\\r\\n\\r\\n') > a; zhengzi \(options) a | cmp - a && echo same"
    )
    #expect(run.text == "same\n")
    #expect(run.errors == "zhengzi: a:1: record longer than 64 MiB; passed unchanged\n")
  }

  @Test func recordsStayMembers() throws {
    let input = record(plain, "你,好") + record(plain, "好") + record("WARC-Type: warcinfo", "a")
    let run = try Command.shell(
      "cat > a; zhengzi \(options) -o b.gz a; zcat b.gz | cmp - <(zhengzi \(options) a) && LC_ALL=C grep -aoP '\\x1f\\x8b\\x08' b.gz | wc -l",
      input: Array(input.utf8))
    #expect(run.text == "3\n", "\(run.errors)")
  }

  @Test func explainCountsWithinTheRecord() throws {
    let input = record(plain, "好") + record(plain, "你,好")
    let run = try Command.shell("zhengzi \(options) --explain jsonl", input: Array(input.utf8))
    let change = try #require(JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    #expect(change["record"] as? Int == 2 && change["start"] as? Int == 3 && change["line"] as? Int == 1)
  }
}
