// SPDX-License-Identifier: Apache-2.0

import ZhengziReport

/// Counts of a whole run by kind, for `--report`.
struct Totals {
  private(set) var files = 0
  private(set) var inputBytes = 0
  private(set) var outputBytes = 0
  private(set) var changes = 0
  /// Bytes of input that changes took the place of.
  private(set) var changedBytes = 0
  private(set) var notes = 0
  private(set) var changesByRule: [String: Int] = [:]
  private(set) var notesByRule: [String: Int] = [:]
  /// Changes by hundredth of confidence: the last cell holds 1.
  private(set) var confidence = [Int](repeating: 0, count: 101)

  /// Changes by tenth of confidence: the last cell holds 0.9 to 1.
  var confidenceByTenth: [Int] {
    (0..<10).map { tenth in confidence[(10 * tenth)..<(tenth == 9 ? 101 : 10 * tenth + 10)].reduce(0, +) }
  }

  mutating func addFile() {
    files += 1
  }

  mutating func add(_ portion: borrowing Portion) {
    inputBytes += portion.inputCount
    outputBytes += portion.output.count
    for recorded in portion.changes {
      let change = recorded.change
      if change.isNote {
        notes += 1
        for rule in change.rules { notesByRule[rule.description, default: 0] += 1 }
      } else {
        changes += 1
        changedBytes += change.before.count
        for rule in change.rules { changesByRule[rule.description, default: 0] += 1 }
        confidence[min(100, max(0, Int(change.confidence * 100 + 1e-9)))] += 1
      }
    }
  }

  /// As one JSON object.
  var json: String {
    """
    {"files":\(files),"input_bytes":\(inputBytes),"output_bytes":\(outputBytes),"changes":\(changes),"left_alone":\(notes),\
    "changes_by_rule":\(Self.object(changesByRule)),"left_alone_by_rule":\(Self.object(notesByRule)),\
    "changes_by_confidence":[\(confidenceByTenth.map(String.init).joined(separator: ","))]}

    """
  }

  private static func object(_ counts: [String: Int]) -> String {
    let members = counts.sorted { $0.key < $1.key }.map { "\(JSONString.quoted($0.key.utf8)):\($0.value)" }
    return "{\(members.joined(separator: ","))}"
  }
}
