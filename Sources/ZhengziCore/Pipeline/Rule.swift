// SPDX-License-Identifier: Apache-2.0

/// The name of what made a change, `family/name`, such as `repair/pinyin-insertion`.
public struct Rule: Hashable, Sendable, CustomStringConvertible {
  public let family: Family
  public let name: String

  /// The stages that can change text, in the order in which they run.
  public enum Family: String, Sendable, CaseIterable {
    case decode, repair, convert, normalize, transform
  }

  public init(_ family: Family, _ name: String) {
    self.family = family
    self.name = name
  }

  public var description: String { "\(family.rawValue)/\(name)" }
}
