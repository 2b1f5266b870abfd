// SPDX-License-Identifier: Apache-2.0

extension Page {
  /// Bars by kind, and how sure the changes are.
  var charts: String {
    guard totals.changes + totals.notes > 0 else { return "<div class=\"sheet empty\">Every byte passed as it came.</div>" }
    return """
      <section class="charts">
      <div class="sheet"><h2>By kind</h2>\(bars)</div>
      <div class="sheet"><h2>How sure</h2>\(histogram)</div>
      </section>
      """
  }

  private var bars: String {
    let most = max(totals.changesByRule.values.max() ?? 1, totals.notesByRule.values.max() ?? 1)
    let changed = Self.ranked(totals.changesByRule).map { Self.bar($0.key, $0.value, of: most, isIdle: false) }
    let idle = Self.ranked(totals.notesByRule).map { Self.bar($0.key, $0.value, of: most, isIdle: true) }
    return "<dl class=\"bars\">\n\((changed + idle).joined(separator: "\n"))\n</dl>"
  }

  private static func ranked(_ counts: [String: Int]) -> [(key: String, value: Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
  }

  private static func bar(_ rule: String, _ count: Int, of most: Int, isIdle: Bool) -> String {
    let name = VisibleText.html(shortName(rule)) + (isIdle ? " <small>left alone</small>" : "")
    return """
      <div class="\(family(rule))"><dt title="\(VisibleText.attribute(Array(rule.utf8)))">\(name)</dt>\
      <dd class="track"><div class="bar\(isIdle ? " idle" : "")" style="width:\(100 * count / most)%"></div></dd>\
      <dd class="count">\(grouped(count))</dd></div>
      """
  }

  private var histogram: String {
    let most = max(1, totals.confidence.max() ?? 1)
    let columns = totals.confidence.enumerated().map { i, count in
      let height = count == 0 ? 0 : max(1, 86 * count / most)
      let title = "\(grouped(count)) changes with a confidence from 0.\(i) to \(i == 9 ? "1" : "0.\(i + 1)")"
      return "<li title=\"\(title)\">\(count == 0 ? "" : Self.short(count))<i style=\"height:\(height)%;--sure:\(i * 11)%\"></i></li>"
    }
    return
      "<ol class=\"columns\">\n\(columns.joined(separator: "\n"))\n</ol>\n<div class=\"axis\"><span>0</span><span>confidence</span><span>1</span></div>"
  }

  private func grouped(_ count: Int) -> String { Page.grouped(count) }

  /// A count that fits a narrow column.
  private static func short(_ count: Int) -> String {
    switch count {
    case ..<10_000: "\(count)"
    case ..<10_000_000: "\(count / 1000)k"
    default: "\(count / 1_000_000)M"
    }
  }

  /// The part of a rule's name before the slash: the class that gives it its colour.
  static func family(_ rule: String) -> String {
    String(rule.prefix { $0 != "/" }.filter { $0.isASCII && $0.isLetter })
  }

  static func shortName(_ rule: String) -> String {
    rule.split(separator: "/", maxSplits: 1).last.map(String.init) ?? rule
  }
}
