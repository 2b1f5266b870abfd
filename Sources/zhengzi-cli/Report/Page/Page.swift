// SPDX-License-Identifier: Apache-2.0

import CPage

/// What a run did, as one page for a browser: no script, no request, nothing from the text is markup.
struct Page {
  let totals: Totals
  let gallery: Gallery
  /// The command's arguments.
  let arguments: [String]
  let version: String

  /// The whole file.
  var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <title>\(headline) · Zhengzi</title>
    <style>
    \(Self.style)\(filterStyle)</style>
    </head>
    <body>
    \(header)
    \(charts)
    \(changedSection)
    \(leftAloneSection)
    \(makingSection)
    <footer>One self-contained file: no script, no request. Hover over a mark, or reach it with the tab key, to see why.</footer>
    </body>
    </html>

    """
  }

  private static var style: String {
    String(decoding: UnsafeBufferPointer(start: zhengzi_page_style, count: zhengzi_page_style_length), as: UTF8.self)
  }

  private var headline: String {
    let files = "\(Self.grouped(totals.files)) \(totals.files == 1 ? "input" : "inputs")"
    guard totals.changes > 0 else { return "Nothing to change in \(files)" }
    return "\(Self.grouped(totals.changes)) \(totals.changes == 1 ? "change" : "changes") in \(files)"
  }

  private var header: String {
    var facts = ["\(Self.size(totals.inputBytes)) read", "\(Self.size(totals.outputBytes)) written"]
    if totals.changes > 0 { facts.append("\(Self.percentage(totals.changedBytes, of: totals.inputBytes)) of the bytes changed") }
    if totals.notes > 0 { facts.append("\(Self.grouped(totals.notes)) \(totals.notes == 1 ? "place" : "places") looked at and left alone") }
    return """
      <header>
      <div class="seal" lang="zh" role="img" aria-label="Zhengzi">正字</div>
      <div><h1>\(headline)</h1><p>\(facts.joined(separator: " · "))</p></div>
      </header>
      """
  }

  /// How the page came about.
  private var makingSection: String {
    let line = (["zhengzi"] + arguments.map(Self.quoted)).joined(separator: " ")
    let tables = TableFingerprint.all.map { "<tr><th>table \($0.name)</th><td><code>\($0.digest)</code></td></tr>" }
    return """
      <section><details><summary>How this was made</summary>
      <table>
      <tr><th>command</th><td><code>\(VisibleText.html(line))</code></td></tr>
      <tr><th>version</th><td>\(VisibleText.html(version))</td></tr>
      \(tables.joined(separator: "\n"))
      </table></details></section>
      """
  }

  /// An argument as a shell takes it.
  private static func quoted(_ argument: String) -> String {
    let isPlain = argument.allSatisfy { $0.isLetter || $0.isNumber || "-_=+,./:@%".contains($0) }
    return isPlain && !argument.isEmpty
      ? argument : "'\(argument.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
  }
}

extension Page {
  /// A number with commas between thousands.
  static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return digits
  }

  private static func size(_ bytes: Int) -> String {
    let units = ["bytes", "KB", "MB", "GB", "TB"]
    var value = Double(bytes)
    var unit = 0
    while value >= 1000, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    let rounded = (value * 10).rounded() / 10
    return unit == 0 || rounded >= 100 ? "\(Int(value.rounded())) \(units[unit])" : "\(rounded) \(units[unit])"
  }

  private static func percentage(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "0 %" }
    let value = 100 * Double(part) / Double(whole)
    if value > 0, value < 0.01 { return "under 0.01 %" }
    return "\((value * 100).rounded() / 100) %"
  }
}
