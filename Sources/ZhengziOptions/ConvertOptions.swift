// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi

/// What the convert stage is asked to do.
public struct ConvertOptions: ParsableArguments {
  @Option(
    name: [.short, .customLong("config")], help: ArgumentHelp("Convert by an OpenCC configuration, such as s2twp.", valueName: "name"))
  var configuration: String?

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      "Convert to a style from whatever script each line is in: hans, hant, cn, tw, twp, hk, hkp, jp; or pinyin, zhuyin.",
      valueName: "style"))
  var style: String?

  @OptionGroup var romanize: RomanizeOptions

  @Flag(help: "Convert exactly as OpenCC 1.4.2 does.")
  var strict = false

  @Option(
    name: .customLong("user-dict"),
    help: ArgumentHelp("One more dictionary in OpenCC's text format, over the built-in ones; may be given again.", valueName: "file"))
  var userDictionaries: [String] = []

  @Option(help: ArgumentHelp("Leave alone what this regular expression matches; may be given again.", valueName: "regex"))
  var protect: [String] = []

  public init() {}

  /// The stages that these options ask for, in order.
  public func stages() throws -> [any Stage] {
    if configuration == nil, style == nil { return [] }
    let options = try conversionOptions()
    var stages: [any Stage] = []
    if let configuration { stages.append(try Converter(Configuration(named: configuration), options)) }
    if let style { stages.append(try romanize.stage(to: style) ?? StyleConverter(Style(named: style), options)) }
    return stages
  }

  private func conversionOptions() throws -> ConversionOptions {
    var options = ConversionOptions(isStrict: strict)
    for path in userDictionaries { options.dictionary.add(try UserDictionary(TextFile.read(path), file: path)) }
    for pattern in protect { try options.protect(matching: pattern) }
    return options
  }
}
