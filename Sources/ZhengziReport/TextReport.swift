// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// What `zhengzi detect` says of a text: encoding, script, damage. Fed in chunks of any size; memory stays bounded.
///
/// Damage is looked for in the first 8 MiB of the text, read as UTF-8; the rest is decoded only.
public final class TextReport {
  private static let examined = 8 << 20

  private let decoder: TextDecoder
  private let stream = Pipeline(stages: [RepairStage(RepairStage.Options())]).stream(isListening: true)
  private var damage: [String] = []
  private var damagedBytes = 0
  private var bytes = 0

  /// - Throws: where the tables or ICU are missing.
  public init() throws(ZhengziError) {
    decoder = try TextDecoder(.auto)
  }

  /// Takes the next bytes, in any encoding.
  public func push(_ chunk: Span<UInt8>) {
    var text: [UInt8] = []
    decoder.push(chunk, into: &text)
    examine(text)
  }

  /// Ends the text.
  public func finish() {
    var text: [UInt8] = []
    decoder.finish(into: &text)
    examine(text)
    stream.endDocument { _ in add(stream.takeChanges()) }
  }

  private func examine(_ text: [UInt8]) {
    guard bytes < Self.examined else { return }
    var end = min(text.count, Self.examined - bytes)
    while end > 0, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
    bytes = end < text.count ? Self.examined : bytes + end
    stream.push(text.span.extracting(0..<end)) { _ in add(stream.takeChanges()) }
  }

  private func add(_ changes: [Change]) {
    for change in changes {
      damagedBytes += change.before.count
      for rule in change.rules where !damage.contains(rule.name) { damage.append(rule.name) }
    }
  }

  /// The members of a JSON object: `encoding`, `confidence`, `script`, `damage` (kinds) and `damaged_share` (of the bytes of UTF-8 that were examined).
  public var members: String {
    let detection = decoder.detection
    let share = bytes > 0 ? Double(damagedBytes) / Double(bytes) : 0
    let members = [
      "\"encoding\":\"\(detection?.encoding.name ?? TextEncoding.utf8.name)\"",
      "\"confidence\":\(JSONString.number(detection?.confidence ?? 1))",
      "\"script\":\"\(detection?.script.rawValue ?? DetectedScript.latin.rawValue)\"",
      "\"damage\":[\(damage.map { "\"\($0)\"" }.joined(separator: ","))]", "\"damaged_share\":\(JSONString.number(share))",
    ]
    return members.joined(separator: ",")
  }
}
