// SPDX-License-Identifier: Apache-2.0

import CZhengzi
import Testing
import ZhengziC
import ZhengziOptions

struct DocumentTests {
  static let damaged = "ä¸\u{AD}æ–‡ and 软件\n第二行\n"

  @Test(arguments: [[], ["-c", "s2t"], ["-cs2twp", "--punctuation", "taiwan"], ["--no-repair"]])
  func rewritesAsSwiftDoes(arguments: [String]) throws {
    let pipeline = CPipeline(arguments)
    let reference = try PipelineOptions(arguments: arguments).pipeline()
    for text in ["", "\n", "a\0b", Self.damaged, String(repeating: Self.damaged, count: 1800)] {
      #expect(pipeline.rewrite(Array(text.utf8)) == Array(reference.rewrite(text).utf8))
    }
    #expect(pipeline.rewrite([0xFF, 0x61]) == reference.rewrite([0xFF, 0x61].span))
  }

  @Test func appendsToABuffer() {
    let pipeline = CPipeline(["-c", "s2t"])
    var output = zhengzi_buffer()
    for text in ["软", "", "件"] { #expect(zhengzi_rewrite(pipeline.handle, Array(text.utf8), text.utf8.count, &output) == 0) }
    #expect(take(&output) == "軟件")
  }

  @Test func streamsAtAnySplit() {
    let pipeline = CPipeline(["-c", "s2t"])
    let text = Array(Self.damaged.utf8)
    let whole = pipeline.rewrite(text)
    var stream: OpaquePointer?
    #expect(zhengzi_stream_make(pipeline.handle, &stream) == 0)
    for split in 0...text.count {
      var output = zhengzi_buffer()
      #expect(zhengzi_stream_push(stream, text, split, &output) == 0)
      #expect(zhengzi_stream_push(stream, Array(text[split...]), text.count - split, &output) == 0)
      #expect(zhengzi_stream_end(stream, &output) == 0)
      #expect(takeBytes(&output) == whole)
    }
    zhengzi_stream_free(stream)
  }

  @Test func streamsOutliveTheirPipeline() {
    var stream: OpaquePointer?
    let pipeline = CPipeline(["-c", "s2t"])
    #expect(zhengzi_stream_make(pipeline.handle, &stream) == 0)
    zhengzi_pipeline_free(pipeline.handle)
    var output = zhengzi_buffer()
    #expect(zhengzi_stream_push(stream, Array("软".utf8), 3, &output) == 0)
    #expect(zhengzi_stream_end(stream, &output) == 0)
    #expect(take(&output) == "軟")
    zhengzi_stream_free(stream)
  }

  @Test func explainsAsTheCommandDoes() {
    let pipeline = CPipeline(["-c", "s2t", "--no-repair"])
    var output = zhengzi_buffer()
    let text = "一\n软"
    #expect(zhengzi_explain(pipeline.handle, Array(text.utf8), text.utf8.count, &output) == 0)
    #expect(
      take(&output) == """
        {"line":2,"start":4,"end":7,"out_start":4,"out_end":7,"before":"软","after":"軟","rule":"convert/character","confidence":1,"candidates":[]}

        """)
  }

  @Test func detects() {
    let gbk: [UInt8] = [0xD6, 0xD0, 0xCE, 0xC4, 0xBA, 0xBA, 0xD7, 0xD6, 0xBA, 0xDC, 0xBA, 0xC3, 0xBF, 0xB4]
    var output = zhengzi_buffer()
    #expect(zhengzi_detect(gbk, gbk.count, &output) == 0)
    let json = take(&output)
    #expect(json.hasPrefix("{\"encoding\":\"GB18030\",") && json.hasSuffix("}"), "\(json)")
    #expect(zhengzi_detect(nil, 0, &output) == 0)
    #expect(take(&output).contains("\"UTF-8\""))
  }

  @Test func threadsShareAPipeline() async {
    let pipeline = CPipeline(["-c", "s2t"])
    nonisolated(unsafe) let handle = pipeline.handle
    let text = Array(String(repeating: Self.damaged, count: 10).utf8)
    let expected = pipeline.rewrite(text)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          (0..<4).allSatisfy { _ in
            var output = zhengzi_buffer()
            return zhengzi_rewrite(handle, text, text.count, &output) == 0 && takeBytes(&output) == expected
          }
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
