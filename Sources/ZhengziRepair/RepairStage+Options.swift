// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

extension RepairStage {
  /// What the repair stage may do and how sure it has to be.
  public struct Options: Sendable, Equatable {
    /// The repairs that run, in the order of `Repair.allCases`.
    public var repairs: [Repair]
    /// From how much text the pinyin-insertion repair may conclude that a text is damaged.
    public var evidence: Evidence
    /// A repair that is less sure than this, 0 to 1, is reported and not made; `nil` is each repair's own bound.
    public var minimumConfidence: Double?

    public init(
      repairs: [Repair] = Repair.allCases.filter(\.isDefault), evidence: Evidence = .document, minimumConfidence: Double? = nil
    ) {
      self.repairs = repairs
      self.evidence = evidence
      self.minimumConfidence = minimumConfidence
    }
  }

  /// From how much text a repair may conclude that it is damaged.
  public enum Evidence: String, Sendable, CaseIterable {
    /// The window at hand and the one before it in the document.
    case document
    /// Each line by itself.
    case line
    /// None is needed: the caller knows that the source is damaged.
    case assume
  }
}

extension RepairStage.Options {
  /// The repairs that a list names, such as `ftfy` or `+kangxi-radicals,-mojibake`.
  ///
  /// Names of repairs and of groups alone choose just these; with a sign they are added to or taken from the default.
  /// Throws `unknownName` for any other name.
  public static func repairs(named list: String) throws(ZhengziError) -> [Repair] {
    let items = list.split(separator: ",")
    let isChange = items.allSatisfy { $0.first == "+" || $0.first == "-" }
    var chosen = isChange ? Set(Repair.allCases.filter(\.isDefault)) : []
    for item in items {
      let hasSign = item.first == "+" || item.first == "-"
      let members = try members(of: String(hasSign ? item.dropFirst() : item))
      if item.first == "-" { chosen.subtract(members) } else { chosen.formUnion(members) }
    }
    return Repair.allCases.filter(chosen.contains)
  }

  private static func members(of name: String) throws(ZhengziError) -> [Repair] {
    if let repair = Repair(rawValue: name) { return [repair] }
    if let group = RepairGroup(rawValue: name) { return group.repairs }
    let known = (Repair.allCases.map(\.name) + RepairGroup.allCases.map(\.rawValue)).joined(separator: ", ")
    throw ZhengziError(.unknownName, "unknown repair '\(name)'; known repairs: \(known)")
  }
}

/// Repairs under one name, for `--repair`.
public enum RepairGroup: String, Sendable, CaseIterable {
  /// What runs unless it is switched off.
  case safe
  /// What ftfy does by default, its changes of width and quotation marks included.
  case ftfy
  /// Escapes of bytes and characters.
  case escapes
  /// Every repair.
  case all

  /// The members, in the order of `Repair.allCases`.
  public var repairs: [Repair] {
    switch self {
    case .safe: Repair.allCases.filter(\.isDefault)
    case .ftfy:
      [
        .entities, .mojibake, .ligatures, .characterWidth, .curlyQuotes, .lineBreaks, .surrogates, .terminalEscapes, .controlCharacters,
      ]
    case .escapes: [.unicodeEscapes, .byteEscapes, .percentEscapes, .encodedWords, .utf7, .entities]
    case .all: Repair.allCases
    }
  }
}
