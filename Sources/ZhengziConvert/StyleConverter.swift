// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// Converts text to a style from whatever script each line is in.
///
/// A line is taken for what most of its telling characters say; one that holds none, for what its window says. A line that is in the
/// style's script already is left alone, but for forms that the region replaces. In a line that mixes both scripts and is mostly
/// in the style's own, only what is not in it changes. Converted text holds no evidence of another script, so that a second run changes nothing.
public struct StyleConverter: Stage {
  /// What it converts to.
  public let style: Style
  private let classes: ScriptClasses
  private let plan: StylePlan
  private let pins: Pins

  /// - Throws: only where the tables that the program carries are damaged.
  public init(_ style: Style, _ options: ConversionOptions = ConversionOptions()) throws(ZhengziError) {
    guard let classes = ScriptClasses() else { throw ZhengziError(.unavailable, "the tables of scripts are missing or damaged") }
    self.style = style
    self.classes = classes
    plan = try StylePlan(style, isStrict: options.isStrict)
    pins = options.pins
  }

  public func makeRun() -> any StageRun { StyleConverterRun(classes, plan, pins) }

  public var remembers: Bool { false }
}

/// What a style does with text of each script.
struct StylePlan: Sendable {
  /// For text that is not in the style's script, one after the other.
  var foreign: [Conversion] = []
  /// Evidence of such text.
  var foreignKind: UInt8
  /// For text that is in the style's script but holds `variantKind`, one after the other.
  var variant: [Conversion] = []
  var variantKind: UInt8 = 0
  /// Forms that text in the style's script keeps, whatever the region's standard says.
  var keptKind: UInt8 = 0

  init(_ style: Style, isStrict: Bool) throws(ZhengziError) {
    func conversion(_ configuration: Configuration) throws(ZhengziError) -> Conversion {
      try Conversion(configuration, isStrict: isStrict)
    }
    foreignKind = ScriptClass.simplified
    switch style {
    case .hans:
      (foreign, foreignKind) = ([try conversion(.t2s)], ScriptClass.traditional)
    case .cn:
      (foreign, foreignKind) = ([try conversion(.tw2s)], ScriptClass.traditional)
    case .hant:
      foreign = [try conversion(.s2t)]
    case .tw, .twp:
      foreign = [try conversion(style == .tw ? .s2tw : .s2twp)]
      (variant, variantKind) = ([try conversion(.hk2t), try conversion(.t2tw)], ScriptClass.notTaiwan)
      if isStrict { variantKind |= ScriptClass.commonInTaiwan } else { keptKind = ScriptClass.commonInTaiwan }
    case .hk, .hkp:
      foreign = [try conversion(style == .hk ? .s2hk : .s2hkp)]
      (variant, variantKind) = ([try conversion(.tw2t), try conversion(.t2hk)], ScriptClass.notHongKong)
    case .jp:
      (foreign, foreignKind) = ([try conversion(.s2t), try conversion(.t2jp)], ScriptClass.simplifiedNotJapanese)
      (variant, variantKind) = ([try conversion(.t2jp)], ScriptClass.notJapanese)
    }
  }

  /// What happens to a line.
  enum Treatment: Equatable {
    /// It stands.
    case none
    /// It is in the other script.
    case foreign
    /// It is in the other script, and holds another region's forms.
    case foreignVariant
    /// It is in the style's script, but for some words.
    case mixed
    /// It is in the style's script, in another region's forms.
    case variant
  }

  /// How a line with this evidence is treated, in a window with that.
  func treatment(_ line: ScriptCount, in window: ScriptCount) -> Treatment {
    let (foreign, own) = evidence(line)
    let isVariant = line.kinds & variantKind != 0
    if foreign > 0 { return foreign < own ? .mixed : isVariant ? .foreignVariant : .foreign }
    if own == 0 {
      let (foreign, own) = evidence(window)
      if foreign > own { return isVariant ? .foreignVariant : .foreign }
    }
    return isVariant ? .variant : .none
  }

  /// How many characters are of another script, and how many of the style's.
  private func evidence(_ count: ScriptCount) -> (foreign: Int, own: Int) {
    switch foreignKind {
    case ScriptClass.traditional: (count.traditional, count.simplified)
    case ScriptClass.simplified: (count.simplified, count.traditional)
    default: count.kinds & ScriptClass.kana == 0 ? (count.simplifiedNotJapanese, count.traditional) : (0, 1)
    }
  }
}

/// One thread's run. It keeps nothing from window to window.
final class StyleConverterRun: StageRun {
  private let classes: ScriptClasses
  private let plan: StylePlan
  private let pins: Pins

  init(_ classes: ScriptClasses, _ plan: StylePlan, _ pins: Pins) {
    self.classes = classes
    self.plan = plan
    self.pins = pins
  }

  func reset() {}

  func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
    let pinned = PinnedText(pins: pins.isEmpty ? [] : pins.find(window, pins.protected(window), plan.foreign.first?.tables))
    let stretches = stretches(window, pinned)
    if stretches.allSatisfy({ $0.treatment == .none }), pinned.pins.allSatisfy({ $0.text == nil }) { return .unchanged }
    for (range, treatment) in stretches {
      pinned.forEach(in: range) { gap in
        convert(gap, of: window, treatment, into: &writer)
      } pin: { pin in
        writer.write(pin, of: window)
      }
    }
    return .rewritten
  }

  private func convert(_ range: Range<Int>, of window: Span<UInt8>, _ treatment: StylePlan.Treatment, into writer: inout Writer) {
    switch treatment {
    case .none: writer.copy(range, of: window)
    case .foreign where !writer.isListening && plan.foreign.count == 1:
      plan.foreign[0].append(window.extracting(range), to: &writer.output)
    default: writer.write(range, of: window, through: passes(treatment))
    }
  }

  /// The window's lines, those together that follow one another and are treated alike.
  private func stretches(_ window: Span<UInt8>, _ pinned: PinnedText) -> [(range: Range<Int>, treatment: StylePlan.Treatment)] {
    var stretches: [(range: Range<Int>, treatment: StylePlan.Treatment)] = []
    window.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      let text = Text(start: start, count: bytes.count)
      let lines = text.lines
      let counts = lines.map { count(text, $0, pinned) }
      let whole = counts.reduce(into: ScriptCount()) { $0.add($1) }
      for (line, count) in zip(lines, counts) {
        let treatment = plan.treatment(count, in: whole)
        if let last = stretches.last, last.treatment == treatment {
          stretches[stretches.count - 1].range = last.range.lowerBound..<line.upperBound
        } else {
          stretches.append((line, treatment))
        }
      }
    }
    return stretches
  }

  /// The evidence of a line; what is pinned says nothing.
  private func count(_ text: Text, _ line: Range<Int>, _ pinned: PinnedText) -> ScriptCount {
    if pinned.pins.isEmpty { return classes.count(text, line) }
    var count = ScriptCount()
    pinned.forEach(in: line) {
      count.add(classes.count(text, $0))
    } pin: { _ in
    }
    return count
  }

  private func passes(_ treatment: StylePlan.Treatment) -> [Pass] {
    let variant = plan.keptKind == 0 ? plan.variant.flatMap(\.passes) : plan.variant.flatMap(\.passes).map(keepingForms)
    switch treatment {
    case .none: return []
    case .foreign: return plan.foreign.flatMap(\.passes)
    case .foreignVariant: return plan.foreign.flatMap(\.passes) + variant
    case .mixed: return plan.foreign.flatMap(\.passes).map(onlyForeign) + variant
    case .variant: return variant
    }
  }

  /// A pass that leaves alone the characters that the style keeps.
  private func keepingForms(_ pass: @escaping Pass) -> Pass {
    let (classes, kind) = (classes, plan.keptKind)
    return { text in
      pass(text).filter { replacement in
        replacement.range.count != 3
          || text.extracting(replacement.range).withUnsafeBytes { bytes in
            bytes.baseAddress.map { classes[Text(start: $0, count: 3).codePoint(at: 0).value] & kind == 0 } ?? true
          }
      }
    }
  }

  /// A pass that keeps to what is not in the style's script.
  private func onlyForeign(_ pass: @escaping Pass) -> Pass {
    let (classes, kind) = (classes, plan.foreignKind)
    return { text in
      pass(text).filter { replacement in
        text.extracting(replacement.range).withUnsafeBytes { bytes in
          bytes.baseAddress.map { classes.count(Text(start: $0, count: bytes.count), 0..<bytes.count).kinds & kind != 0 } ?? false
        }
      }
    }
  }
}
