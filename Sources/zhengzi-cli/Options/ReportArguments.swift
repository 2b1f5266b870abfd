// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// What is shown besides, or instead of, the text, as the command line says it.
struct ReportArguments: ParsableArguments {
  @Flag(help: "Write nothing; exit 1 if anything would change.")
  var check = false

  @Flag(help: "Show a unified diff instead of the text.")
  var diff = false

  @Option(help: ArgumentHelp("Show one record for each change instead of the text.", valueName: "jsonl|tsv"))
  var explain: ExplainFormat?

  @Option(help: ArgumentHelp("Write counts by kind here, as JSON, or as a page to look at if FILE ends in .html.", valueName: "file"))
  var report: String?

  @Option(help: ArgumentHelp("Show a progress bar on standard error.", valueName: "auto|always|never"))
  var progress = When.auto

  @Option(help: ArgumentHelp("Color the diff; NO_COLOR and CLICOLOR_FORCE are honoured.", valueName: "auto|always|never"))
  var color = When.auto

  var options: ReportOptions {
    ReportOptions(check: check, diff: diff, explain: explain, report: report, progress: progress, color: color)
  }
}
