// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi

/// What is done to text, in the command's own words: shared by the command and by the hosts that take its arguments.
///
///     let options = try PipelineOptions.parse(["-c", "s2twp", "--punctuation", "taiwan"])
///     let pipeline = try options.pipeline()
public struct PipelineOptions: ParsableArguments {
  @OptionGroup(title: "Repair") public var repair: RepairOptions
  @OptionGroup(title: "Convert") public var convert: ConvertOptions
  @OptionGroup(title: "Normalize") public var normalize: NormalizeOptions
  @OptionGroup(title: "Transform") public var transform: TransformOptions

  public init() {}

  /// The pipeline that the options ask for: repair, convert, normalize, transform, in this order.
  ///
  /// - Throws: what is wrong with a name, a dictionary or a rule file, and what would work.
  public func pipeline() throws(ZhengziError) -> Pipeline {
    do {
      return Pipeline(stages: try repair.stages() + convert.stages() + normalize.stages() + transform.stages())
    } catch let error as ZhengziError {
      throw error
    } catch {
      throw ZhengziError(.unavailable, "\(error)")
    }
  }

  /// Whether a second run promises to change nothing: conversion by a configuration's name and transforms cannot, as OpenCC's rules do not.
  public var isIdempotent: Bool {
    convert.configuration == nil && convert.userDictionaries.isEmpty && transform.transforms.isEmpty && transform.rules == nil
  }
}
