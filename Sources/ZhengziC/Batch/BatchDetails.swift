// SPDX-License-Identifier: Apache-2.0

import CZhengzi
import Zhengzi
import ZhengziReport

/// What `ZHENGZI_DETAILS` asks for: gathers it text by text, and writes it to the batch at the end.
struct BatchDetails {
  private var changed: [UInt8] = []
  private var unrepaired: [Double] = []
  private var confidence: [Double] = []
  private var damageOffsets: [Int32] = [0]
  private var damage: [Int32] = []
  private var rules: [Rule] = []
  private var indices: [Rule: Int] = [:]
  private var ruleChanges: [Int64] = []
  private var ruleNotes: [Int64] = []
  private var changes: Int64 = 0
  private var notes: Int64 = 0

  /// Counts changes, of whichever text.
  mutating func count(_ changes: [Change]) {
    for change in changes {
      if change.isNote { notes += 1 } else { self.changes += 1 }
      for rule in change.rules {
        let i = index(of: rule)
        if change.isNote { ruleNotes[i] += 1 } else { ruleChanges[i] += 1 }
      }
    }
  }

  /// Ends a text; a null has an annotation that nothing was added to.
  mutating func endText(_ annotation: Annotation) {
    let i = unrepaired.count
    if i & 7 == 0 { changed.append(0) }
    if annotation.isChanged { changed[i >> 3] |= 1 << UInt8(i & 7) }
    unrepaired.append(annotation.unrepaired)
    confidence.append(annotation.confidence)
    for name in annotation.damage { damage.append(Int32(index(of: Rule(.repair, name)))) }
    damageOffsets.append(Int32(clamping: damage.count))
  }

  private mutating func index(of rule: Rule) -> Int {
    if let index = indices[rule] { return index }
    let index = rules.count
    indices[rule] = index
    rules.append(rule)
    ruleChanges.append(0)
    ruleNotes.append(0)
    return index
  }

  func write(to batch: UnsafeMutablePointer<zhengzi_batch>) throws(CallFailure) {
    try OutputBuffer(&batch.pointee.changed).append(changed.span)
    try append(unrepaired, to: &batch.pointee.unrepaired)
    try append(confidence, to: &batch.pointee.confidence)
    try append(damageOffsets, to: &batch.pointee.damage_offsets)
    try append(damage, to: &batch.pointee.damage)
    try append(ruleChanges, to: &batch.pointee.rule_changes)
    try append(ruleNotes, to: &batch.pointee.rule_notes)
    try writeRules(to: batch)
    batch.pointee.changes = changes
    batch.pointee.notes = notes
  }

  private func writeRules(to batch: UnsafeMutablePointer<zhengzi_batch>) throws(CallFailure) {
    batch.pointee.rule_count = rules.count
    let offsets = try OutputBuffer(&batch.pointee.rule_offsets)
    let names = try OutputBuffer(&batch.pointee.rule_names)
    try offsets.append(Int32(0))
    for rule in rules {
      try names.append(Array(rule.description.utf8).span)
      try offsets.append(Int32(clamping: names.count))
    }
  }

  private func append<Number: BitwiseCopyable>(
    _ numbers: [Number], to buffer: UnsafeMutablePointer<zhengzi_buffer>
  ) throws(CallFailure) {
    let output = try OutputBuffer(buffer)
    for number in numbers { try output.append(number) }
  }
}
