// SPDX-License-Identifier: Apache-2.0

/// What the input is written in, as `--from` has it.
public enum InputEncoding: Sendable, Equatable {
  case encoding(TextEncoding)
  /// Any other of ICU's converters, by its name.
  case converter(String)
  /// To be found out, once for the whole input.
  case auto
  /// To be found out for each line, with its neighbours as a hint.
  case autoLine

  /// `auto`, `auto-line`, or the name of an encoding. Whether ICU knows the name shows when a decoder is made.
  public init(name: String) {
    switch name.lowercased() {
    case "auto": self = .auto
    case "auto-line": self = .autoLine
    default: self = TextEncoding(label: name).map { .encoding($0) } ?? .converter(name)
    }
  }
}

/// What to do with bytes that are no text in the input encoding.
public enum InvalidBytes: String, Sendable, CaseIterable {
  /// Pass them on as they are.
  case keep
  /// Write U+FFFD for each sequence.
  case replace
  /// Pass them on, and tell where the first ones stand: the caller gives up.
  case fail
}
