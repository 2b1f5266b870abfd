// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// What was done to one record, for `--annotate`.
struct Annotation {
  private var isChanged = false
  private var damage: [String] = []
  private var total = 0
  private var unrepaired = 0
  private var confidence = 1.0

  /// Adds what happened to one of the record's values.
  mutating func add(_ changes: [Change], bytes: Int, isChanged: Bool) {
    self.isChanged = self.isChanged || isChanged
    total += bytes
    for change in changes {
      for rule in change.rules where rule.family == .repair && !damage.contains(rule.name) { damage.append(rule.name) }
      if change.isNote {
        if change.rules.first?.family == .repair { unrepaired += change.before.count }
      } else {
        confidence = min(confidence, change.confidence)
      }
    }
  }

  /// As a JSON object: `changed`, `damage` (kinds), `unrepaired` (share of bytes that damage was left in), `confidence` (the lowest).
  var json: [UInt8] {
    let share = total > 0 ? Double(unrepaired) / Double(total) : 0
    let members = [
      "\"changed\":\(isChanged)",
      "\"damage\":[\(damage.map { "\"\($0)\"" }.joined(separator: ","))]",
      "\"unrepaired\":\(JSONString.number(share))",
      "\"confidence\":\(JSONString.number(confidence))",
    ]
    return Array("{\(members.joined(separator: ","))}".utf8)
  }
}
