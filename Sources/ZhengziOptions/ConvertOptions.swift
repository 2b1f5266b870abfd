// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// What the convert stage is asked to do.
public struct ConvertOptions: Sendable, Equatable {
  public var configuration: String?
  public var style: String?
  public var romanize = RomanizeOptions()
  public var isStrict = false
  /// Files in OpenCC's text format.
  public var userDictionaries: [String] = []
  /// Regular expressions.
  public var protect: [String] = []

  public init() {}

  /// The stages that these options ask for, in order.
  func stages() throws(ZhengziError) -> [any Stage] {
    if configuration == nil, style == nil { return [] }
    let options = try conversionOptions()
    var stages: [any Stage] = []
    if let configuration { stages.append(try Converter(Configuration(named: configuration), options)) }
    if let style { stages.append(try stage(to: style, options)) }
    return stages
  }

  /// What the patterns protect, from the other stages too.
  func protectedText() throws(ZhengziError) -> ProtectedText {
    var protected = ProtectedText()
    for pattern in protect { try protected.add(matching: pattern) }
    return protected
  }

  private func stage(to style: String, _ options: ConversionOptions) throws(ZhengziError) -> any Stage {
    if let romanizer = romanize.stage(to: style, protecting: options.protected) { return romanizer }
    return try StyleConverter(Style(named: style), options)
  }

  private func conversionOptions() throws(ZhengziError) -> ConversionOptions {
    var options = ConversionOptions(isStrict: isStrict)
    for path in userDictionaries { options.dictionary.add(try UserDictionary(TextFile.read(path), file: path)) }
    options.protected = try protectedText()
    return options
  }
}
