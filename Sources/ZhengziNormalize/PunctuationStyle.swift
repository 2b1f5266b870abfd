// SPDX-License-Identifier: Apache-2.0

/// A house style: which rules run. One row each in ``all``.
public struct PunctuationStyle: Sendable {
  /// The name in `--punctuation`.
  public let name: String
  /// What it is for, in one line.
  public let summary: String
  /// The rules that run unless they are switched off.
  public let normalizations: Set<Normalization>
}

extension PunctuationStyle {
  public static let all: [PunctuationStyle] = [recover]

  /// Undoes a crawl that turned the seven marks ，；：！？（） into ASCII; never touches a space.
  public static let recover = PunctuationStyle(
    name: "recover", summary: "the seven marks that a crawl turned into ASCII, only where certain",
    normalizations: [.brackets, .comma, .colon, .semicolon, .exclaimQuestion])

  /// The style of this name.
  public static func named(_ name: String) -> PunctuationStyle? { all.first { $0.name == name } }
}
