// SPDX-License-Identifier: Apache-2.0

/// What this copy of the package is.
public enum Version {
  /// As `zhengzi --version` and every host say it.
  public static let current: StaticString = "0.1.0"
}
