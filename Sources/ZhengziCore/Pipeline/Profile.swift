// SPDX-License-Identifier: Apache-2.0

/// What kinds of characters a window holds: found in one scan, so that every repair can decline in one test.
public struct Profile: Sendable, Equatable {
  public init() {}

  public init(_ window: Span<UInt8>) {
    self.init()
  }
}
