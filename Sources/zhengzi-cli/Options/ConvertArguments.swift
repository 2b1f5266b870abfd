// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ZhengziOptions

/// What the convert stage is asked to do.
struct ConvertArguments: ParsableArguments {
  @Option(
    name: [.short, .customLong("config")], help: ArgumentHelp("Convert by an OpenCC configuration, such as s2twp.", valueName: "name"))
  var configuration: String?

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      "Convert to a style from whatever script each line is in: hans, hant, cn, tw, twp, hk, hkp, jp; or pinyin, zhuyin.",
      valueName: "style"))
  var style: String?

  @OptionGroup var romanize: RomanizeArguments

  @Flag(help: "Convert exactly as OpenCC 1.4.2 does.")
  var strict = false

  @Option(
    name: .customLong("user-dict"),
    help: ArgumentHelp("One more dictionary in OpenCC's text format, over the built-in ones; may be given again.", valueName: "file"))
  var userDictionaries: [String] = []

  @Option(
    help: ArgumentHelp(
      "Convert, romanize and normalize nothing that this regular expression matches; may be given again.", valueName: "regex"))
  var protect: [String] = []

  var options: ConvertOptions {
    var options = ConvertOptions()
    options.configuration = configuration
    options.style = style
    options.romanize = romanize.options
    options.isStrict = strict
    options.userDictionaries = userDictionaries
    options.protect = protect
    return options
  }
}
