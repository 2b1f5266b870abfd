// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// What was done to one record, for `--annotate` and for hosts that ask for details.
public struct Annotation {
  /// Whether any byte differs.
  public private(set) var isChanged = false
  /// The kinds of damage, repaired or not, in the order in which they were met.
  public private(set) var damage: [String] = []
  /// The lowest confidence of a change; 1 where nothing changed.
  public private(set) var confidence = 1.0
  private var total = 0
  private var unrepairedCount = 0

  public init() {}

  /// The share of bytes in which damage was left, 0 to 1.
  public var unrepaired: Double { total > 0 ? Double(unrepairedCount) / Double(total) : 0 }

  /// Adds what happened to one of the record's values.
  public mutating func add(_ changes: [Change], bytes: Int, isChanged: Bool) {
    self.isChanged = self.isChanged || isChanged
    total += bytes
    for change in changes {
      for rule in change.rules where rule.family == .repair && !damage.contains(rule.name) { damage.append(rule.name) }
      if change.isNote {
        if change.rules.first?.family == .repair { unrepairedCount += change.before.count }
      } else {
        confidence = min(confidence, change.confidence)
      }
    }
  }

  /// As a JSON object: `changed`, `damage` (kinds), `unrepaired` (share of bytes that damage was left in), `confidence` (the lowest).
  public var json: [UInt8] {
    let members = [
      "\"changed\":\(isChanged)",
      "\"damage\":[\(damage.map { "\"\($0)\"" }.joined(separator: ","))]",
      "\"unrepaired\":\(JSONString.number(unrepaired))",
      "\"confidence\":\(JSONString.number(confidence))",
    ]
    return Array("{\(members.joined(separator: ","))}".utf8)
  }
}
