// SPDX-License-Identifier: Apache-2.0

/// What a character says of the script of its text: bits.
public enum ScriptClass {
  /// Simplified, and in no Traditional text.
  public static let simplified: UInt8 = 1
  /// Traditional, and in no Simplified text.
  public static let traditional: UInt8 = 2
  /// A form that Taiwan's standard replaces.
  public static let notTaiwan: UInt8 = 4
  /// A form that Hong Kong's standard replaces.
  public static let notHongKong: UInt8 = 8
  /// A form that Japan's standard replaces.
  public static let notJapanese: UInt8 = 16
  /// Simplified, and not Japan's form either.
  public static let simplifiedNotJapanese: UInt8 = 32
  /// Hiragana or katakana.
  public static let kana: UInt8 = 64
  /// A form that Taiwan's standard replaces, and that Taiwan writes more often than the standard's.
  public static let commonInTaiwan: UInt8 = 128
}
