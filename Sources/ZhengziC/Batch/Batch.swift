// SPDX-License-Identifier: Apache-2.0

import CZhengzi
import Zhengzi
import ZhengziReport

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func zhengzi_rewrite_batch(
  _ pipeline: OpaquePointer!, _ texts: UnsafePointer<zhengzi_strings>!, _ wants: UInt32, _ batch: UnsafeMutablePointer<zhengzi_batch>!,
  _ message: UnsafeMutablePointer<zhengzi_buffer>!
) -> Int32 {
  let status = call(message) { () throws(CallFailure) in
    let handle = try Handle.object(pipeline, as: PipelineHandle.self)
    guard let texts, let batch else { throw CallFailure(.invalidArgument, "the texts or the batch are NULL") }
    switch texts.pointee.offset_bits {
    case 32: try rewrite(ArrowStrings<Int32>(texts.pointee), handle, wants, batch)
    case 64: try rewrite(ArrowStrings<Int64>(texts.pointee), handle, wants, batch)
    case let bits: throw CallFailure(.invalidArgument, "offsets have \(bits) bits; they need 32 or 64")
    }
  }
  if status != Status.ok.rawValue { zhengzi_batch_release(batch) }
  return status
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func zhengzi_batch_release(_ batch: UnsafeMutablePointer<zhengzi_batch>!) {
  guard let batch else { return }
  zhengzi_buffer_release(&batch.pointee.offsets)
  zhengzi_buffer_release(&batch.pointee.data)
  zhengzi_buffer_release(&batch.pointee.changed)
  zhengzi_buffer_release(&batch.pointee.unrepaired)
  zhengzi_buffer_release(&batch.pointee.confidence)
  zhengzi_buffer_release(&batch.pointee.damage_offsets)
  zhengzi_buffer_release(&batch.pointee.damage)
  zhengzi_buffer_release(&batch.pointee.rule_offsets)
  zhengzi_buffer_release(&batch.pointee.rule_names)
  zhengzi_buffer_release(&batch.pointee.rule_changes)
  zhengzi_buffer_release(&batch.pointee.rule_notes)
  batch.pointee = zhengzi_batch()
}

/// Rewrites all texts into the batch's offsets and data.
private func rewrite<Offset>(
  _ texts: ArrowStrings<Offset>, _ handle: PipelineHandle, _ wants: UInt32, _ batch: UnsafeMutablePointer<zhengzi_batch>
) throws(CallFailure) {
  let hasDetails = wants & UInt32(ZHENGZI_DETAILS) != 0
  var output = try BatchTexts(texts, batch, onlyChanged: wants & UInt32(ZHENGZI_ONLY_CHANGED) != 0)
  var details = hasDetails ? BatchDetails() : nil
  try (hasDetails ? handle.listeners : handle.streams).withStream { (stream) throws(CallFailure) in
    _ = stream.takeChanges()
    for i in 0..<texts.count {
      do throws(CallFailure) {
        try rewrite(texts, i, stream, &details, &output)
        try output.endText()
      } catch {
        throw CallFailure(error.status, "text \(i): \(error.message)")
      }
    }
  }
  try details?.write(to: batch)
}

/// Rewrites one text of the batch.
private func rewrite<Offset>(
  _ texts: ArrowStrings<Offset>, _ i: Int, _ stream: Pipeline.Stream, _ details: inout BatchDetails?, _ output: inout BatchTexts<Offset>
) throws(CallFailure) {
  guard details != nil else {
    _ = try texts.withText(i) { (text) throws(CallFailure) in
      try stream.rewritePairs(text) { (before, after) throws(CallFailure) in try output.append(after, before: before, of: i) }
    }
    return
  }
  var annotation = Annotation()
  _ = try texts.withText(i) { (text) throws(CallFailure) in
    try stream.rewritePairs(text) { (before, after) throws(CallFailure) in
      let changes = stream.takeChanges()
      annotation.add(changes, bytes: before.count, isChanged: !before.isEqual(to: after))
      details?.count(changes)
      try output.append(after, before: before, of: i)
    }
  }
  details?.endText(annotation)
}
