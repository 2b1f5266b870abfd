// SPDX-License-Identifier: Apache-2.0

/// What is shown besides, or instead of, the text.
struct ReportOptions: Equatable {
  var check = false
  var diff = false
  var explain: ExplainFormat?
  var report: String?
  var progress = When.auto
  var color = When.auto

  /// Whether the report is a page.
  var wantsPage: Bool { report?.hasSuffix(".html") ?? false }

  /// Whether the text itself is not written.
  var replacesText: Bool { check || diff || explain != nil }

  /// Throws where options contradict one another.
  func validate() throws(Failure) {
    if [check, diff, explain != nil].count(where: { $0 }) > 1 {
      throw Failure(.usage, "--check, --diff and --explain exclude each other")
    }
  }
}
