// SPDX-License-Identifier: Apache-2.0

import Zhengzi
import ZhengziReport

extension Page {
  /// What was changed, the doubtful first, with a filter for each rule.
  var changedSection: String {
    let passages = gallery.changed
    guard !passages.isEmpty else { return "" }
    return """
      <section><h2>What changed, the doubtful first</h2>
      <p class="hint">\(sample) Hover over a mark to see the rule, how sure it is, the bytes, and what else might have stood there.</p>
      \(filter)
      \(passages.map { article($0) }.joined(separator: "\n"))
      </section>
      """
  }

  /// What was looked at and left alone.
  var leftAloneSection: String {
    let passages = gallery.leftAlone
    guard !passages.isEmpty else { return "" }
    return """
      <section><h2>Left alone</h2>
      <p class="hint">Places that look as if something were wrong, where the evidence was too weak to touch them.</p>
      \(passages.map { article($0) }.joined(separator: "\n"))
      </section>
      """
  }

  private var sample: String {
    let kept = (gallery.changed + gallery.leftAlone).reduce(0) { $0 + $1.times }
    guard gallery.count > kept else { return "All of them are here, the same change once." }
    return "A sample: of each rule the \(Gallery.mostOfARule) passages with the lowest confidence, the same change once."
  }

  private var rules: [String] {
    var rules: [String] = []
    for passage in gallery.changed {
      for change in passage.changes {
        for rule in change.rules where !rules.contains(rule.description) { rules.append(rule.description) }
      }
    }
    return rules.sorted()
  }

  private var filter: String {
    let rules = rules
    guard rules.count > 1 else { return "" }
    let choices = rules.enumerated().map { i, rule in
      "<label><input type=\"radio\" name=\"rule\" id=\"rule\(i)\">\(VisibleText.html(Self.shortName(rule)))</label>"
    }
    return """
      <fieldset class="filter"><label><input type="radio" name="rule" checked>all</label>\(choices.joined())</fieldset>
      """
  }

  /// Hides, where a rule is chosen, the passages without it.
  var filterStyle: String {
    rules.indices.map { "body:has(#rule\($0):checked) article.changed:not(.rule\($0)){display:none}\n" }.joined()
  }

  private func article(_ passage: Passage) -> String {
    let changes = passage.changes
    var names: [String] = []
    for rule in changes.flatMap(\.rules).map(\.description) where !names.contains(rule) { names.append(rule) }
    let isNote = changes.first?.isNote ?? false
    let numbers = isNote ? [] : names.compactMap { name in rules.firstIndex(of: name).map { "rule\($0)" } }
    let classes = [isNote ? "note" : "changed", Self.family(names.first ?? "")] + numbers
    return """
      <article class="\(classes.joined(separator: " "))">
      <p><span class="place">\(VisibleText.html(place(passage)))</span>\
      <span class="rule">\(VisibleText.html(names.map(Self.shortName).joined(separator: ", ")))</span>\
      <span class="sure"><meter value="\(JSONString.number(passage.confidence))" low="0.5" high="0.9" optimum="1"></meter>\
      \(JSONString.number(passage.confidence))</span></p>
      \(sides(passage, isNote: isNote))
      </article>
      """
  }

  private func place(_ passage: Passage) -> String {
    let others = passage.times > 1 ? " and \(Page.grouped(passage.times - 1)) more like it" : ""
    let record = passage.record.map { ", record \($0)" } ?? ""
    let field = passage.field.map { ", \($0)" } ?? ""
    return "\(passage.file == "-" ? "standard input" : passage.file):\(passage.line)\(record)\(field)\(others)"
  }

  private func sides(_ passage: Passage, isNote: Bool) -> String {
    guard !isNote else { return "<div class=\"sides one\" lang=\"zh\"><div>\(side(passage, isAfter: false, kind: "note"))</div></div>" }
    let before = side(passage, isAfter: false, kind: "old")
    let after = side(passage, isAfter: true, kind: "new")
    return "<div class=\"sides\" lang=\"zh\"><div>\(before)</div><div>\(after)</div></div>"
  }

  private func side(_ passage: Passage, isAfter: Bool, kind: String) -> String {
    passage.pieces.map { piece in
      switch piece {
      case .text(let bytes): return VisibleText.html(bytes)
      case .change(let change):
        let text = isAfter ? change.after : change.before
        let classes = text.isEmpty ? "\(kind) none" : kind
        return "<mark class=\"\(classes)\" tabindex=\"0\" data-why=\"\(why(change))\">\(VisibleText.html(text))</mark>"
      }
    }.joined()
  }

  /// The text that a mark shows on hover.
  private func why(_ change: Change) -> String {
    let rules = change.rules.map(\.description).joined(separator: ", then ")
    let bytes =
      change.isNote ? Self.hexadecimal(change.before) : "\(Self.hexadecimal(change.before)) → \(Self.hexadecimal(change.after))"
    var lines = ["\(rules) · confidence \(JSONString.number(change.confidence))", "bytes \(bytes)"]
    let others = change.candidates.prefix(3).map {
      "\(VisibleText.attribute(Array($0.text.utf8.prefix(120)))) (\(JSONString.number($0.confidence)))"
    }
    if !others.isEmpty { lines.append("or \(others.joined(separator: ", "))") }
    return lines.joined(separator: "&#10;")
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let shown = bytes.prefix(24).map { VisibleText.hexadecimal(UInt32($0), digits: 2) }.joined(separator: " ")
    return bytes.isEmpty ? "none" : bytes.count > 24 ? "\(shown) … (\(bytes.count))" : shown
  }
}
