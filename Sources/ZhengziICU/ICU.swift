// SPDX-License-Identifier: Apache-2.0

import CICU
import ZhengziCore

/// The namespace of what International Components for Unicode do for us.
///
/// The library is loaded when it is first asked for something: 1 ms, and 8 ms more for the first transform.
public enum ICU {
  /// The version that this was compiled for, such as "72.1".
  public static var version: String { String(cString: cicu_version()) }

  /// Loaded once in a process.
  private static let isLoaded = cicu_load()

  /// Makes sure that the library is there. Every type of this module calls it before anything else.
  static func load() throws(ZhengziError) {
    guard !isLoaded else { return }
    let major = version.prefix { $0 != "." }
    throw ZhengziError(.unavailable, "cannot load ICU \(major), which transforms and Unicode forms need; install libicu\(major)")
  }
}
