// SPDX-License-Identifier: Apache-2.0

import CZhengzi
import Glibc
import ZhengziC

extension Law {
  /// Whatever a program passes, as long as its pointers hold what their lengths say: a code comes back, and sound calls give what others give.
  static let cInterface = Law("c-interface") { input in
    var input = input
    let options = Setting.all[Int(input.byte()) % Setting.all.count]
    guard let pipeline = pipeline(options) else { broken("\(options) are refused") }
    defer { zhengzi_pipeline_free(pipeline) }
    switch input.byte() % 3 {
    case 0: documents(pipeline, &input)
    case 1: stream(pipeline, &input)
    default: batch(pipeline, &input)
    }
    return true
  }

  static func pipeline(_ arguments: [String]) -> OpaquePointer? {
    let words = arguments.map { $0.withCString { strdup($0) } }
    defer { for word in words { free(word) } }
    var handle: OpaquePointer?
    var pointers: [UnsafePointer<CChar>?] = words.map { UnsafePointer($0) }
    _ = zhengzi_pipeline_make(&pointers, pointers.count, &handle, nil)
    return handle
  }

  private static func documents(_ pipeline: OpaquePointer, _ input: inout Input) {
    var output = zhengzi_buffer()
    defer { zhengzi_buffer_release(&output) }
    while !input.isEmpty {
      let kind = input.byte()
      let text = input.take(input.number() % 512)
      let start = output.length
      switch kind % 5 {
      case 0: expect(zhengzi_rewrite(pipeline, text, text.count, &output), ZHENGZI_OK)
      case 1: expect(zhengzi_explain(pipeline, text, text.count, &output), ZHENGZI_OK)
      case 2: expect(zhengzi_detect(text, text.count, &output), ZHENGZI_OK)
      case 3: expect(zhengzi_rewrite(pipeline, text, -1 - text.count, &output), ZHENGZI_INVALID_ARGUMENT)
      default: expect(zhengzi_rewrite(pipeline, nil, text.count + 1, &output), ZHENGZI_INVALID_ARGUMENT)
      }
      if output.length < start || output.length > output.capacity { broken("a buffer of \(output.length) in \(output.capacity)") }
      if kind & 0x80 != 0 { output.length = 0 }
    }
  }

  private static func stream(_ pipeline: OpaquePointer, _ input: inout Input) {
    var stream: OpaquePointer?
    expect(zhengzi_stream_make(pipeline, &stream), ZHENGZI_OK)
    defer { zhengzi_stream_free(stream) }
    var (joined, whole) = (zhengzi_buffer(), zhengzi_buffer())
    defer {
      zhengzi_buffer_release(&joined)
      zhengzi_buffer_release(&whole)
    }
    var text: [UInt8] = []
    while !input.isEmpty {
      let chunk = input.take(Int(input.byte()))
      text += chunk
      expect(zhengzi_stream_push(stream, chunk, chunk.count, &joined), ZHENGZI_OK)
    }
    expect(zhengzi_stream_end(stream, &joined), ZHENGZI_OK)
    expect(zhengzi_rewrite(pipeline, text, text.count, &whole), ZHENGZI_OK)
    if bytes(joined) != bytes(whole) { broken("\(shown(text)): \(shown(bytes(whole))) at once, \(shown(bytes(joined))) in chunks") }
  }

  private static func batch(_ pipeline: OpaquePointer, _ input: inout Input) {
    let bits: Int32 = [32, 64, 0, -1][Int(input.byte()) & 3]
    let claimed = Int(Int8(bitPattern: input.byte()))
    let wants = UInt32(input.byte())
    let offsets = input.take(input.number() % 256)
    let validity = input.take(Int(input.byte()) % 16)
    let shift = Int(Int8(bitPattern: input.byte()))
    let data = input.rest
    var result = zhengzi_batch()
    var message = zhengzi_buffer()
    defer {
      zhengzi_batch_release(&result)
      zhengzi_buffer_release(&message)
    }
    offsets.withUnsafeBytes { offsets in
      data.withUnsafeBufferPointer { data in
        validity.withUnsafeBufferPointer { validity in
          var texts = zhengzi_strings(
            count: claimed, offset_bits: bits, offsets: offsets.baseAddress, offsets_length: offsets.count, data: data.baseAddress,
            data_length: data.count, validity: wants & 4 == 0 ? nil : validity.baseAddress, validity_length: validity.count,
            validity_offset: shift)
          check(zhengzi_rewrite_batch(pipeline, &texts, wants & 1, &result, &message), texts, result)
        }
      }
    }
  }

  private static func check(_ code: Int32, _ texts: zhengzi_strings, _ result: zhengzi_batch) {
    if code == Int32(ZHENGZI_OK), result.offsets.length != (texts.count + 1) * Int(texts.offset_bits / 8) {
      broken("offsets of \(result.offsets.length) bytes")
    }
    if code != Int32(ZHENGZI_OK), result.data.bytes != nil { broken("a failed call leaves memory") }
  }

  private static func bytes(_ buffer: zhengzi_buffer) -> [UInt8] {
    Array(UnsafeBufferPointer(start: buffer.bytes, count: buffer.length))
  }

  private static func expect(_ code: Int32, _ expected: Int) {
    if code != Int32(expected) { broken("code \(String(cString: zhengzi_error_name(code)))") }
  }
}
