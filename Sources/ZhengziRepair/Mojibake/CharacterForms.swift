// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// How rare each form of a character is in a script, beside the commonest of those that the language model folds into one: 对 in
/// Traditional text, where 對 is written.
///
/// Cost: made in under a millisecond, when the first byte is found to be lost.
struct CharacterForms: Sendable {
  static let simplified = CharacterForms { $0.simplified($1) }
  static let traditional = CharacterForms { $0.traditional($1) }
  /// For text that is too short to tell.
  static let either = CharacterForms { min($0.simplified($1), $0.traditional($1)) }

  /// What a character costs by itself.
  private let cost: @Sendable (CharacterCost, UInt32) -> Float
  /// For each class of the model what its commonest form costs.
  private let lowest: [Float]

  private init(cost: @escaping @Sendable (CharacterCost, UInt32) -> Float) {
    self.cost = cost
    var lowest = [Float](repeating: .infinity, count: ModelFormat.classLimit)
    for code in UInt32(0x80)..<0x10000 {
      guard let token = LanguageModel.standard.token(code), token >= ModelFormat.firstCharacter else { continue }
      lowest[Int(token)] = min(lowest[Int(token)], cost(.shared, code))
    }
    self.lowest = lowest
  }

  /// Nats by which a form is dearer than the commonest; nothing for what the model does not know.
  func dearness(_ code: UInt32) -> Float {
    guard let token = LanguageModel.standard.token(code), token >= ModelFormat.firstCharacter else { return 0 }
    return cost(.shared, code) - lowest[Int(token)]
  }
}
