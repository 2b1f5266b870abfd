// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// What a conversion takes into account beside its configuration or style.
///
///     var options = ConversionOptions()
///     try options.protect(matching: "[A-Z]+-[0-9]+")
///     options.dictionary.add(try UserDictionary("云端\t雲端"))
public struct ConversionOptions: Sendable {
  /// Exactly as OpenCC 1.4.2 does it: no markup is protected, and no context is asked.
  public var isStrict: Bool
  /// Words over the built-in ones.
  public var dictionary = UserDictionary()
  /// What is left alone.
  public var protected = ProtectedText()

  public init(isStrict: Bool = false) {
    self.isStrict = isStrict
  }

  /// Leaves alone what a regular expression matches.
  ///
  /// - Throws: where it is none.
  public mutating func protect(matching pattern: String) throws(ZhengziError) {
    try protected.add(matching: pattern)
  }

  var pins: Pins {
    let patterns: [any PinRecognizer] = protected.isEmpty ? [] : [PatternRecognizer(protected: protected)]
    return Pins(dictionary, patterns + (isStrict ? [] : [MarkupRecognizer()] as [any PinRecognizer]))
  }
}
