// SPDX-License-Identifier: Apache-2.0

import CZhengzi
import Testing
import ZhengziC

/// Hostile calls get a code, and nothing crashes.
struct ErrorTests {
  let pipeline = CPipeline([])

  @Test func codesHaveNames() {
    #expect(String(cString: zhengzi_error_name(Int32(ZHENGZI_OK))) == "ok")
    #expect(String(cString: zhengzi_error_name(Int32(ZHENGZI_UNKNOWN_NAME))) == "unknown-name")
    #expect(String(cString: zhengzi_error_name(Int32(ZHENGZI_OUT_OF_MEMORY))) == "out-of-memory")
    #expect(String(cString: zhengzi_error_name(-1)) == "unknown-code")
    #expect(String(cString: zhengzi_version()).hasPrefix("0."))
  }

  @Test(arguments: [
    (["-c", "nonsense"], ZHENGZI_UNKNOWN_NAME, "'nonsense'"), (["--nonsense"], ZHENGZI_UNKNOWN_NAME, "--nonsense"),
    (["--rules", "/nowhere/rules"], ZHENGZI_INVALID_FILE, "/nowhere/rules"),
    (["-c", "s2t", "--protect", "("], ZHENGZI_INVALID_PATTERN, "'('"), (["--help"], ZHENGZI_UNKNOWN_NAME, ""),
  ])
  func badOptionsSayWhatIsWrong(arguments: [String], code: Int, culprit: String) {
    var handle: OpaquePointer?
    var message = zhengzi_buffer()
    #expect(CPipeline.make(arguments, &handle, &message) == Int32(code))
    #expect(handle == nil)
    let text = take(&message)
    #expect(culprit.isEmpty || text.contains(culprit), "\(text)")
  }

  @Test func badArgumentArraysAreRefused() {
    var handle: OpaquePointer?
    let null: [UnsafePointer<CChar>?] = [nil]
    #expect(zhengzi_pipeline_make(nil, 1, &handle, nil) == Int32(ZHENGZI_INVALID_ARGUMENT))
    #expect(zhengzi_pipeline_make(null, 1, &handle, nil) == Int32(ZHENGZI_INVALID_ARGUMENT))
    #expect(zhengzi_pipeline_make(null, -1, &handle, nil) == Int32(ZHENGZI_INVALID_ARGUMENT))
    #expect(zhengzi_pipeline_make(null, Int.max, &handle, nil) == Int32(ZHENGZI_INVALID_ARGUMENT))
    #expect(zhengzi_pipeline_make(nil, 0, nil, nil) == Int32(ZHENGZI_INVALID_ARGUMENT))
  }

  @Test func badTextsAndHandlesAreRefused() {
    var output = zhengzi_buffer()
    let text: [UInt8] = [0x61]
    let bad = Int32(ZHENGZI_INVALID_ARGUMENT)
    #expect(zhengzi_rewrite(nil, text, 1, &output) == bad)
    #expect(zhengzi_rewrite(pipeline.handle, nil, 1, &output) == bad)
    #expect(zhengzi_rewrite(pipeline.handle, text, -1, &output) == bad)
    #expect(zhengzi_rewrite(pipeline.handle, text, 1, nil) == bad)
    #expect(zhengzi_explain(nil, text, 1, &output) == bad)
    #expect(zhengzi_explain(pipeline.handle, nil, 1, &output) == bad)
    #expect(zhengzi_detect(nil, 1, &output) == bad)
    #expect(zhengzi_detect(text, -1, &output) == bad)
    #expect(zhengzi_stream_make(nil, nil) == bad)
    #expect(zhengzi_stream_push(nil, text, 1, &output) == bad)
    #expect(zhengzi_stream_end(nil, &output) == bad)
    #expect(output.bytes == nil)
  }

  @Test func badBuffersAreRefused() {
    var output = zhengzi_buffer(bytes: nil, length: 3, capacity: 3)
    #expect(zhengzi_rewrite(pipeline.handle, [0x61], 1, &output) == Int32(ZHENGZI_INVALID_ARGUMENT))
    output = zhengzi_buffer(bytes: nil, length: -1, capacity: 0)
    #expect(zhengzi_rewrite(pipeline.handle, [0x61], 1, &output) == Int32(ZHENGZI_INVALID_ARGUMENT))
  }

  @Test func nothingIsFreedTwice() {
    zhengzi_pipeline_free(nil)
    zhengzi_stream_free(nil)
    zhengzi_buffer_release(nil)
    zhengzi_batch_release(nil)
    var output = zhengzi_buffer()
    zhengzi_buffer_release(&output)
    zhengzi_buffer_release(&output)
  }
}
