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

  /// Tenths from 0 to 1, or, where all are sure, hundredths from 0.9.
  private var histogram: String {
    let isFine = totals.confidenceByTenth.dropLast().allSatisfy { $0 == 0 }
    let cells = isFine ? Array(totals.confidence[90...]) : totals.confidenceByTenth
    let most = max(1, cells.max() ?? 1)
    let columns = cells.enumerated().map { i, count in
      let from = isFine ? "\(i == 10 ? "1" : "0.9\(i)")" : "0.\(i)"
      let height = count == 0 ? 0 : max(1, 86 * count / most)
      let sure = isFine ? 90 + i : 11 * i
      let label = count == 0 ? "" : Self.short(count)
      return "<li title=\"\(grouped(count)) from \(from)\">\(label)<i style=\"height:\(height)%;--sure:\(sure)%\"></i></li>"
    }
    return """
      <ol class="columns">
      \(columns.joined(separator: "\n"))
      </ol>
      <div class="axis"><span>\(isFine ? "0.9" : "0")</span><span>confidence</span><span>1</span></div>
      """
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
