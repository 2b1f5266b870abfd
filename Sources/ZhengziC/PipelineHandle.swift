// SPDX-License-Identifier: Apache-2.0

import CZhengzi
import Zhengzi
import ZhengziOptions

/// A pipeline and its streams, those that listen to changes apart.
final class PipelineHandle: Sendable {
  let pipeline: Pipeline
  let streams: StreamPool
  let listeners: StreamPool

  init(_ pipeline: Pipeline) {
    self.pipeline = pipeline
    streams = StreamPool(pipeline, isListening: false)
    listeners = StreamPool(pipeline, isListening: true)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func zhengzi_pipeline_make(
  _ arguments: UnsafePointer<UnsafePointer<CChar>?>!, _ count: Int, _ pipeline: UnsafeMutablePointer<OpaquePointer?>!,
  _ message: UnsafeMutablePointer<zhengzi_buffer>!
) -> Int32 {
  call(message) { () throws(CallFailure) in
    guard let pipeline else { throw CallFailure(.invalidArgument, "the place for the pipeline is NULL") }
    pipeline.pointee = nil
    let words = try strings(arguments, count)
    pipeline.pointee = Handle.make(PipelineHandle(try makePipeline(words)))
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func zhengzi_pipeline_free(_ pipeline: OpaquePointer!) {
  Handle.free(pipeline, as: PipelineHandle.self)
}

private func makePipeline(_ arguments: [String]) throws(CallFailure) -> Pipeline {
  do throws(ZhengziError) {
    return try PipelineOptions(arguments: arguments).pipeline()
  } catch {
    throw CallFailure(Status(error.code), error.message)
  }
}

/// Copies an array of C strings. More than a million arguments are a wrong length.
private func strings(_ pointers: UnsafePointer<UnsafePointer<CChar>?>?, _ count: Int) throws(CallFailure) -> [String] {
  guard (0...1_000_000).contains(count) else { throw CallFailure(.invalidArgument, "the count of arguments is out of range") }
  guard let pointers else {
    guard count == 0 else { throw CallFailure(.invalidArgument, "the arguments are NULL") }
    return []
  }
  var strings: [String] = []
  for i in 0..<count {
    // SAFETY: the header asks for `count` strings that end with NUL.
    guard let pointer = pointers[i] else { throw CallFailure(.invalidArgument, "argument \(i) is NULL") }
    strings.append(String(cString: pointer))
  }
  return strings
}
