// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi

/// What the input is written in, as the command line says it.
struct DecodeArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Input encoding: any name that ICU knows, auto (whole file) or auto-line (each line); guesses may follow: auto,GBK,Big5.",
      valueName: "encoding"))
  var from = TextEncoding.utf8.name

  @Option(help: ArgumentHelp("Bytes that are no text in the input encoding: keep, replace, fail.", valueName: "what"))
  var invalid = InvalidBytes.keep

  var options: DecodeOptions { DecodeOptions(from: from, invalid: invalid) }
}

extension InvalidBytes: ExpressibleByArgument {}
