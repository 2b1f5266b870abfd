// SPDX-License-Identifier: Apache-2.0

import ZhengziConvert
import ZhengziCore
import ZhengziICU
import ZhengziNormalize
import ZhengziRepair
import ZhengziRomanize

extension Pipeline {
  /// Puts the families together in their fixed order: repair, convert, romanize, normalize, Unicode form, transforms.
  ///
  ///     let pipeline = try Pipeline(convert: .s2twp, normalize: .punctuation(.taiwan))
  ///     pipeline.rewrite("皖I(lǐng)CP备")   // "皖ICP備"
  ///
  /// - Parameters:
  ///   - repair: which damage is undone, and on how much evidence; `nil` leaves damage alone.
  ///   - convert: the configuration to convert by, whose name says from what.
  ///   - style: what to convert to, from whatever script each line is in.
  ///   - conversion: whether conversion is strict, with which dictionaries, and what it leaves alone.
  ///   - romanize: how Han is written in letters.
  ///   - normalize: the style of punctuation, spacing and width.
  ///   - form: the Unicode form; radicals in words become ideographs too.
  ///   - transforms: ICU transforms, in this order.
  /// - Throws: what is missing: ICU's library, or a table.
  public init(
    repair: RepairStage.Options? = RepairStage.Options(), convert: Configuration? = nil, to style: Style? = nil,
    conversion: ConversionOptions = ConversionOptions(), romanize: Romanization? = nil, normalize: Normalizer? = nil,
    form: UnicodeForm? = nil, transforms: [TransformStage] = []
  ) throws(ZhengziError) {
    var stages: [any Stage] = []
    if let repair, !repair.repairs.isEmpty { stages.append(try RepairStage(knowing: repair)) }
    if let convert { stages.append(try Converter(convert, conversion)) }
    if let style {
      stages += try Self.stagesBeforeConversion(normalize, form)
      stages.append(try StyleConverter(style, conversion))
    }
    if let romanize { stages.append(RomanizeStage(romanize, protecting: conversion.protected)) }
    if let normalize { stages.append(normalize) }
    stages += try Self.formStages(form)
    stages += transforms as [any Stage]
    self.init(stages: stages)
  }

  /// What makes a character of one that only looks or stands for it, where a conversion to a style is to see it: ⻔ becomes 门 before 门 becomes 門.
  public static func stagesBeforeConversion(_ normalizer: Normalizer?, _ form: UnicodeForm?) throws(ZhengziError) -> [any Stage] {
    if form != nil { return try formStages(form) }
    return normalizer?.options.normalizations.contains(.radicals) == true ? [radicals] : []
  }

  /// The stages of a Unicode form. A radical in a word is no canonical equivalent, but stands for one: the forms leave it, this does not.
  public static func formStages(_ form: UnicodeForm?) throws(ZhengziError) -> [any Stage] {
    guard let form else { return [] }
    return [radicals, try FormStage(form)]
  }

  private static let radicals = Normalizer(.keep, normalizations: [.radicals])
}

extension RepairStage {
  /// Hands the repairs what conversion knows, where one of them asks for it.
  ///
  /// - Throws: only where the tables that the program carries are damaged.
  public init(knowing options: Options) throws(ZhengziError) {
    self.init(options, forms: options.repairs.contains(.overConversion) ? try MiswrittenForms() : nil)
  }
}

extension Normalizer {
  /// A style of punctuation and nothing else.
  public static func punctuation(_ style: PunctuationStyle) -> Normalizer {
    Normalizer(style)
  }
}
