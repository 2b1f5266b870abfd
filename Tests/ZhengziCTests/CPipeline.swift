// SPDX-License-Identifier: Apache-2.0

import CZhengzi
import Testing
import ZhengziC

/// A pipeline as a C program holds it; never freed, as most programs keep theirs.
struct CPipeline {
  let handle: OpaquePointer?

  init(_ arguments: [String]) {
    var handle: OpaquePointer?
    var message = zhengzi_buffer()
    #expect(CPipeline.make(arguments, &handle, &message) == 0)
    #expect(take(&message) == "")
    self.handle = handle
  }

  static func make(_ arguments: [String], _ handle: inout OpaquePointer?, _ message: inout zhengzi_buffer) -> Int32 {
    // The terminator is part of each copy.
    let words = arguments.map { Array($0.utf8CString) }
    let pointers: [UnsafePointer<CChar>?] = words.map { word in
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: word.count)
      copy.initialize(from: word, count: word.count)
      return UnsafePointer(copy)
    }
    defer { for pointer in pointers { pointer?.deallocate() } }
    return zhengzi_pipeline_make(pointers, pointers.count, &handle, &message)
  }

  func rewrite(_ text: [UInt8]) -> [UInt8] {
    var output = zhengzi_buffer()
    #expect(zhengzi_rewrite(handle, text, text.count, &output) == 0)
    return takeBytes(&output)
  }
}

/// The bytes of a buffer, which is released.
func takeBytes(_ buffer: inout zhengzi_buffer) -> [UInt8] {
  defer { zhengzi_buffer_release(&buffer) }
  return Array(UnsafeBufferPointer(start: buffer.bytes, count: buffer.length))
}

func take(_ buffer: inout zhengzi_buffer) -> String {
  String(decoding: takeBytes(&buffer), as: UTF8.self)
}

/// The numbers of a buffer.
func numbers<Number: BitwiseCopyable>(_ buffer: zhengzi_buffer, as type: Number.Type) -> [Number] {
  let bytes = UnsafeRawBufferPointer(start: buffer.bytes, count: buffer.length)
  return (0..<buffer.length / MemoryLayout<Number>.size).map {
    bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Number>.size, as: Number.self)
  }
}
