// SPDX-License-Identifier: Apache-2.0

import CICU

/// The namespace of what International Components for Unicode do for us.
public enum ICU {
  /// The version of the library, such as "72.1".
  public static var version: String { String(cString: cicu_version()) }
}
