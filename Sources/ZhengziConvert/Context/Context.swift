// SPDX-License-Identifier: Apache-2.0

import CTables
import TableFormat
import ZhengziCore

/// What a conversion from Simplified knows beyond its dictionaries: where words meet, and which form stands beside which neighbours.
///
/// A phrase that cuts through likelier words is not applied. Where no phrase decides, a form that the model is sure of takes the place of
/// the character's default. Everything else stays as the dictionaries have it.
struct Context: Sendable {
  let borders: WordBorders
  let forms: FormModel
  /// The forms of the configuration's region.
  private let region: ConversionTables?

  /// A character that does not become what it becomes by itself.
  struct Choice {
    /// Where it stands in the text; it is three bytes long.
    var place: Int
    /// Three bytes of UTF-8, the first lowest.
    var result: UInt32
    /// 0 to 1.
    var confidence: Double
  }

  /// The context of a configuration; `nil` for those that do not come from Simplified.
  init?(_ configuration: Configuration) {
    let region: Configuration?
    switch configuration {
    case .s2t: region = nil
    case .s2tw, .s2twp: region = .t2tw
    case .s2hk, .s2hkp: region = .t2hk
    default: return nil
    }
    guard let image = TableImage(embedded: zhengzi_table_context), let borders = WordBorders(image), let forms = FormModel(image) else {
      return nil
    }
    self.borders = borders
    self.forms = forms
    self.region = region.flatMap { ConversionTables($0.name) }
  }

  /// The characters of a text that the model gives another form than their own, in order.
  func choices(_ text: Text, _ tables: ConversionTables) -> [Choice] {
    var choices: [Choice] = []
    var i = 0
    while i < text.count {
      let (value, length) = text.codePoint(at: i)
      if length == 3, let choice = choice(value, text, at: i, tables) { choices.append(choice) }
      i &+= max(length, 1)
    }
    return choices
  }

  /// The form of a character of three bytes where the model gives it another one than its own.
  func choice(_ character: UInt32, _ text: Text, at i: Int, _ tables: ConversionTables) -> Choice? {
    guard forms.contains(character), let found = forms.choice(character, text, at: i, tables.segments) else { return nil }
    let result = result(found.form)
    return result == tables.entry(character) ? nil : Choice(place: i, result: result, confidence: Self.confidence(found))
  }
}

extension Context {
  /// How likely a choice of the model is right, 0 to 1.
  static func confidence(_ choice: FormModel.Choice) -> Double { 1 / (1 + exp(-Double(choice.lead))) }

  /// A form as the region writes it: three bytes of UTF-8, the first lowest.
  func result(_ form: UInt32) -> UInt32 {
    let written = region?.entry(form) ?? 0
    if written != 0, written >> 24 == 0 { return written }
    return 0xE0 | form >> 12 | (0x80 | form >> 6 & 0x3F) << 8 | (0x80 | form & 0x3F) << 16
  }
}

/// e to the power of x, near enough for a confidence.
private func exp(_ x: Double) -> Double {
  let halved = x / 1024
  var power = 1 + halved + halved * halved / 2
  for _ in 0..<10 { power *= power }
  return power
}
