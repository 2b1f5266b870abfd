// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc

/// When to show something that is made for eyes.
enum When: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// Whether to color: `auto` honours NO_COLOR and CLICOLOR_FORCE (any value but empty or 0), else asks whether it is a terminal.
  func colors(_ descriptor: Int32) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if Self.isSet("NO_COLOR") { return false }
      if Self.isSet("CLICOLOR_FORCE") { return true }
      return isatty(descriptor) == 1
    }
  }

  /// Whether to show a progress line: `auto` only where standard error is a terminal.
  var showsProgress: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: isatty(STDERR_FILENO) == 1
    }
  }

  private static func isSet(_ name: String) -> Bool {
    guard let value = getenv(name) else { return false }
    let text = String(cString: value)
    return !text.isEmpty && text != "0"
  }
}
