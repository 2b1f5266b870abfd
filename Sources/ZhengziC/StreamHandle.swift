// SPDX-License-Identifier: Apache-2.0

import CZhengzi
import Zhengzi

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func zhengzi_stream_make(_ pipeline: OpaquePointer!, _ stream: UnsafeMutablePointer<OpaquePointer?>!) -> Int32 {
  call { () throws(CallFailure) in
    guard let stream else { throw CallFailure(.invalidArgument) }
    stream.pointee = nil
    stream.pointee = Handle.make(try Handle.object(pipeline, as: PipelineHandle.self).pipeline.stream())
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func zhengzi_stream_push(
  _ stream: OpaquePointer!, _ chunk: UnsafePointer<UInt8>!, _ length: Int, _ output: UnsafeMutablePointer<zhengzi_buffer>!
) -> Int32 {
  call { () throws(CallFailure) in
    let stream = try Handle.object(stream, as: Pipeline.Stream.self)
    let output = try OutputBuffer(output)
    try text(chunk, length) { (chunk) throws(CallFailure) in
      try stream.push(chunk) { (part) throws(CallFailure) in try output.append(part) }
    }
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func zhengzi_stream_end(_ stream: OpaquePointer!, _ output: UnsafeMutablePointer<zhengzi_buffer>!) -> Int32 {
  call { () throws(CallFailure) in
    let stream = try Handle.object(stream, as: Pipeline.Stream.self)
    let output = try OutputBuffer(output)
    try stream.endDocument { (part) throws(CallFailure) in try output.append(part) }
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func zhengzi_stream_free(_ stream: OpaquePointer!) {
  Handle.free(stream, as: Pipeline.Stream.self)
}
