// SPDX-License-Identifier: Apache-2.0

/// Why a pipeline could not be made. Text never causes one.
///
/// Messages are lower case without a full stop, name the culprit in quotes, and say what would work.
public struct ZhengziError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of thing is wrong; open to new kinds.
  public struct Code: Sendable, Equatable {
    let value: Int
    /// A name that is not known: a style, a configuration, a repair, a transform, an encoding.
    public static let unknownName = Code(value: 1)
    /// A file that cannot be used: a user dictionary, transform rules.
    public static let invalidFile = Code(value: 2)
    /// A library or table that is missing or damaged.
    public static let unavailable = Code(value: 3)
    /// A pattern that cannot be read.
    public static let invalidPattern = Code(value: 4)
  }

  public let code: Code
  public let message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}
