// SPDX-License-Identifier: Apache-2.0

import Zhengzi

extension PipelineOptions {
  /// Reads arguments as the command does: `-c s2t`, `-cs2t`, `--config s2t`, `--config=s2t`.
  ///
  /// - Throws: `unknownName` for an argument that is none of ``PipelineOption``.
  public init(arguments: [String]) throws(ZhengziError) {
    self.init()
    var rest = Arguments.separated(arguments)[...]
    while let argument = rest.popFirst() {
      let (option, inline) = try Self.option(argument)
      try option.set(Self.value(of: option, inline, &rest), in: &self)
    }
  }

  /// The option that an argument names, and what stands behind its `=`.
  private static func option(_ argument: String) throws(ZhengziError) -> (PipelineOption, String?) {
    if argument == "-c" { return (.config, nil) }
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard name.hasPrefix("--"), let option = PipelineOption(rawValue: String(name.dropFirst(2))) else {
      throw .unknown("option", name, known: PipelineOption.allCases.map { "--\($0.rawValue)" })
    }
    return (option, parts.count > 1 ? String(parts[1]) : nil)
  }

  private static func value(
    of option: PipelineOption, _ inline: String?, _ rest: inout ArraySlice<String>
  ) throws(ZhengziError) -> String {
    guard option.value != .none else {
      if let inline { throw ZhengziError(.unknownName, "--\(option.rawValue) takes no value, but '\(inline)' is given") }
      return ""
    }
    if let inline { return inline }
    guard let next = rest.first, option.value == .anyWord || !next.hasPrefix("-") || next == "-" else {
      throw ZhengziError(.unknownName, "--\(option.rawValue) lacks its value")
    }
    rest.removeFirst()
    return next
  }
}
