// SPDX-License-Identifier: Apache-2.0

import CZhengzi
import Zhengzi
import ZhengziReport

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func zhengzi_rewrite(
  _ pipeline: OpaquePointer!, _ text: UnsafePointer<UInt8>!, _ length: Int, _ output: UnsafeMutablePointer<zhengzi_buffer>!
) -> Int32 {
  call { () throws(CallFailure) in
    let handle = try Handle.object(pipeline, as: PipelineHandle.self)
    let output = try OutputBuffer(output)
    try ZhengziC.text(text, length) { (text) throws(CallFailure) in
      try output.reserve(text.count)
      try handle.streams.withStream { (stream) throws(CallFailure) in
        try stream.rewrite(text) { (part) throws(CallFailure) in try output.append(part) }
      }
    }
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func zhengzi_explain(
  _ pipeline: OpaquePointer!, _ text: UnsafePointer<UInt8>!, _ length: Int, _ output: UnsafeMutablePointer<zhengzi_buffer>!
) -> Int32 {
  call { () throws(CallFailure) in
    let handle = try Handle.object(pipeline, as: PipelineHandle.self)
    let output = try OutputBuffer(output)
    try ZhengziC.text(text, length) { (text) throws(CallFailure) in
      try handle.listeners.withStream { (stream) throws(CallFailure) in
        _ = stream.takeChanges()
        var record: [UInt8] = []
        try stream.rewrite(text) { (_) throws(CallFailure) in
          for change in stream.takeChanges() {
            record.removeAll(keepingCapacity: true)
            ChangeRecord(change).appendJSON(to: &record)
            try output.append(record.span)
          }
        }
      }
    }
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func zhengzi_detect(_ bytes: UnsafePointer<UInt8>!, _ length: Int, _ output: UnsafeMutablePointer<zhengzi_buffer>!) -> Int32 {
  call { () throws(CallFailure) in
    let output = try OutputBuffer(output)
    let report: TextReport
    do throws(ZhengziError) {
      report = try TextReport()
    } catch {
      throw CallFailure(Status(error.code), error.message)
    }
    try text(bytes, length) { (bytes) throws(CallFailure) in report.push(bytes) }
    report.finish()
    try output.append(Array("{\(report.members)}".utf8).span)
  }
}
