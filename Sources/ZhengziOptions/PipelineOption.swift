// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// An option of a pipeline, named as on the command line.
public enum PipelineOption: String, Sendable, CaseIterable {
  case noRepair = "no-repair"
  case repair
  case evidence
  case minConfidence = "min-confidence"
  case config
  case to
  case tones
  case sandhi
  case capitalizeNames = "capitalize-names"
  case strict
  case userDict = "user-dict"
  case protect
  case punctuation
  case spacing
  case width
  case normalize
  case form
  case transform
  case rules
  case uncertain

  /// What stands after the option's name.
  public enum Value: Sendable {
    case none, word
    /// A word that may start with a dash.
    case anyWord
  }

  public var value: Value {
    switch self {
    case .noRepair, .strict, .sandhi, .capitalizeNames: .none
    case .repair, .normalize: .anyWord
    default: .word
    }
  }

  /// Sets what the option says; `word` is empty where no value belongs to it.
  public func set(_ word: String, in options: inout PipelineOptions) throws(ZhengziError) {
    switch self {
    case .noRepair: options.repair.isOff = true
    case .repair: options.repair.names = word
    case .evidence: options.repair.evidence = try choice(word)
    case .minConfidence: options.repair.minimumConfidence = try confidence(word)
    case .config: options.convert.configuration = word
    case .to: options.convert.style = word
    case .tones: options.convert.romanize.tones = try choice(word)
    case .sandhi: options.convert.romanize.appliesSandhi = true
    case .capitalizeNames: options.convert.romanize.capitalizesNames = true
    case .strict: options.convert.isStrict = true
    case .userDict: options.convert.userDictionaries.append(word)
    case .protect: options.convert.protect.append(word)
    case .punctuation: options.normalize.punctuation = word
    case .spacing: options.normalize.spacing = try choice(word)
    case .width: options.normalize.width = try choice(word)
    case .normalize: options.normalize.names = word
    case .form: options.transform.form = word
    case .transform: options.transform.transforms.append(word)
    case .rules: options.transform.rules = word
    case .uncertain: options.uncertain = try choice(word)
    }
  }

  private func choice<Choice: RawRepresentable<String> & CaseIterable>(_ word: String) throws(ZhengziError) -> Choice {
    if let choice = Choice(rawValue: word) { return choice }
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw ZhengziError(.unknownName, "'\(word)' is no value of --\(rawValue); known values: \(known)")
  }

  private func confidence(_ word: String) throws(ZhengziError) -> Double {
    if let confidence = Double(word), (0...1).contains(confidence) { return confidence }
    throw ZhengziError(.unknownName, "confidence '\(word)' is out of range; give a number from 0 to 1")
  }
}
