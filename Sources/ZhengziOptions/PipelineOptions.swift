// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// What is done to text, in the command's own words: shared by the command and by the hosts that take its arguments.
///
///     let options = try PipelineOptions(arguments: ["-c", "s2twp", "--punctuation", "taiwan"])
///     let pipeline = try options.pipeline()
///
/// The command declares the same options with their help. Hosts do without that: its parser would weigh a quarter of the C library.
public struct PipelineOptions: Sendable, Equatable {
  public var repair = RepairOptions()
  public var convert = ConvertOptions()
  public var normalize = NormalizeOptions()
  public var transform = TransformOptions()
  /// What becomes of choices that are not sure.
  public var uncertain: Uncertain?

  public init() {}

  /// The pipeline that the options ask for: repair, convert, normalize, transform, in this order.
  ///
  /// - Throws: what is wrong with a name, a dictionary or a rule file, and what would work.
  public func pipeline() throws(ZhengziError) -> Pipeline {
    let protected = try convert.protectedText()
    let normalizers = try normalize.normalizers(protecting: protected)
    let form = try transform.unicodeForm()
    var stages = try repair.stages()
    if convert.style != nil { stages += try Pipeline.stagesBeforeConversion(normalizers.first, form) }
    stages += try convert.stages() + normalizers + Pipeline.formStages(form) + transform.stages()
    return Pipeline(stages: stages, uncertain: uncertain)
  }

  /// Whether a second run promises to change nothing: conversion by a configuration's name and transforms cannot, as OpenCC's rules do not.
  public var isIdempotent: Bool {
    convert.configuration == nil && convert.userDictionaries.isEmpty && transform.transforms.isEmpty && transform.rules == nil
      && uncertain != .mark
  }
}
