// SPDX-License-Identifier: Apache-2.0

import Zhengzi
import ZhengziOptions

/// Reads the filter's arguments without the parser, whose declarations take most of a start.
///
/// It gives up at the first word that it does not take for granted, and where options contradict one another: the parser then reads
/// everything again, and says what is wrong. A test compares the two, option by option.
struct FilterReader {
  private var filter = Filter()
  private var rest: ArraySlice<String>

  private init(_ arguments: [String]) {
    rest = arguments[...]
  }

  /// The filter that the arguments ask for, or `nil` where the parser should look at them.
  static func filter(_ arguments: [String]) -> Filter? {
    var reader = FilterReader(arguments)
    while let argument = reader.rest.popFirst() {
      if argument == "--" {
        reader.filter.files += reader.rest
        break
      }
      guard reader.take(argument) else { return nil }
    }
    return (try? reader.filter.validate()) == nil ? nil : reader.filter
  }

  private mutating func take(_ argument: String) -> Bool {
    guard argument.utf8.first == UInt8(ascii: "-"), argument != "-" else {
      filter.files.append(argument)
      return true
    }
    let (name, inline) = Self.parts(argument)
    if let option = PipelineOption(rawValue: name) {
      guard let word = word(option.value, inline) else { return false }
      return (try? option.set(word, in: &filter.rewriting)) != nil
    }
    guard let option = FilterOption(rawValue: name), let word = word(option.value, inline) else { return false }
    return option.set(word, in: &filter)
  }

  /// The long name of an option, and what stands behind its `=`.
  private static func parts(_ argument: String) -> (String, String?) {
    if let name = FilterOption.short[argument] { return (name, nil) }
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    return (parts[0].hasPrefix("--") ? String(parts[0].dropFirst(2)) : "", parts.count > 1 ? String(parts[1]) : nil)
  }

  /// The value of an option; empty where none belongs to it, `nil` where it is missing or one too many.
  private mutating func word(_ value: PipelineOption.Value, _ inline: String?) -> String? {
    if value == .none { return inline == nil ? "" : nil }
    if let inline { return inline }
    guard let next = rest.first, value == .anyWord || next == "-" || !next.hasPrefix("-") else { return nil }
    rest.removeFirst()
    return next
  }
}
