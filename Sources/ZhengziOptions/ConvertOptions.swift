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
    help: ArgumentHelp("Convert to a style from whatever script each line is in: hans, hant, cn, tw, twp, hk, hkp, jp.", valueName: "style")
  )
  var style: String?

  @Flag(help: "Convert exactly as OpenCC 1.4.2 does.")
  var strict = false

  public init() {}

  /// The stages that these options ask for, in order.
  public func stages() throws -> [any Stage] {
    var stages: [any Stage] = []
    if let configuration { stages.append(try Converter(Configuration(named: configuration))) }
    if let style { stages.append(try StyleConverter(Style(named: style))) }
    return stages
  }
}
