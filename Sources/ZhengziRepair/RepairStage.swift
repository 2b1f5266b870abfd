// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Undoes damage: runs the chosen repairs one after another over each window.
///
///     let pipeline = Pipeline(stages: [RepairStage()])
///     pipeline.rewrite("皖I(lǐng)CP備")   // "皖ICP備"
public struct RepairStage: Stage {
  public let options: Options
  private let forms: (any FormReview)?

  /// - Parameters:
  ///   - options: which repairs run, and how sure they have to be.
  ///   - forms: what knows which Traditional form belongs where; without it the repair of over-conversion knows 乙 for 一 only.
  public init(_ options: Options = Options(), forms: (any FormReview)? = nil) {
    self.options = options
    self.forms = forms
  }

  public func makeRun() -> any StageRun {
    RepairStageRun(options, forms)
  }

  /// Of the repairs only one gathers evidence over windows.
  public var remembers: Bool { options.evidence == .document && options.repairs.contains(.pinyinInsertion) }
}

/// One thread's run of one repair.
protocol RepairRun: AnyObject {
  /// Forgets the document so far.
  func reset()

  /// The kinds that it asks the profile for; none where the profile cannot tell.
  var kinds: Profile.Kinds { get }

  /// Repairs a window, or declines: by the profile where it can, since most text is sound.
  ///
  /// It is called for every window, so that evidence can be carried to the next one.
  func rewrite(_ window: Span<UInt8>, profile: Profile, into writer: inout Writer) -> Outcome

  /// Gathers the evidence of a window that is carried to the next one, and no more.
  func prepare(with window: Span<UInt8>, profile: Profile)
}

extension RepairRun {
  func prepare(with window: Span<UInt8>, profile: Profile) {}
}

/// Calls the repairs in order, and again where one that comes later may have revealed what one before it undoes.
private final class RepairStageRun: StageRun {
  private let chain: RepairChain
  /// For what the first one revealed; made when it is needed, and without evidence from other windows.
  private var second: RepairChain?
  private let options: RepairStage.Options
  private let forms: (any FormReview)?

  /// A control character within an escape within an escape: more layers than that are nobody's text.
  private static let mostRounds = 16

  init(_ options: RepairStage.Options, _ forms: (any FormReview)?) {
    self.options = options
    self.forms = forms
    chain = RepairChain(options, forms)
  }

  func reset() { chain.reset() }

  func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
    guard chain.rewrite(window, into: &writer) == .rewritten else { return .unchanged }
    if canReveal { settle(&writer) }
    return .rewritten
  }

  func prepare(with window: Span<UInt8>) {
    // Nothing but pinyin insertion carries evidence, and it reads the window as it comes.
    chain.prepareFirst(with: window)
  }

  /// Whether a repair is chosen that may make damage whole again: it takes characters out of an escape, or writes one of ASCII. The default ones do not.
  private var canReveal: Bool { options.repairs.count > 1 && !options.repairs.allSatisfy(\.isDefault) }

  /// Repairs what is written until nothing changes, so that a second run over the output changes nothing.
  private func settle(_ writer: inout Writer) {
    let again = second ?? RepairChain(options, forms)
    second = again
    for _ in 0..<Self.mostRounds {
      again.reset()
      var next = Writer(isListening: writer.isListening)
      guard again.rewrite(writer.output.span, into: &next) == .rewritten, next.output != writer.output else { return }
      writer.advance(to: &next)
    }
  }
}

/// The repairs of one run; each reads what the one before it wrote.
private final class RepairChain {
  private let runs: [any RepairRun]
  /// What any of the runs asks for.
  private let kinds: Profile.Kinds
  private var next: Writer?

  init(_ options: RepairStage.Options, _ forms: (any FormReview)?) {
    runs = options.repairs.map { $0.makeRun(options, forms) }
    kinds = runs.reduce(into: []) { $0.formUnion($1.kinds) }
  }

  func reset() {
    for run in runs { run.reset() }
  }

  func prepareFirst(with window: Span<UInt8>) {
    guard let first = runs.first else { return }
    first.prepare(with: window, profile: Profile(window, seeking: first.kinds))
  }

  func rewrite(_ window: Span<UInt8>, into writer: inout Writer) -> Outcome {
    var profile = Profile(window, seeking: kinds)
    var outcome = Outcome.unchanged
    for run in runs {
      if outcome == .unchanged {
        guard run.rewrite(window, profile: profile, into: &writer) == .rewritten else { continue }
        outcome = .rewritten
      } else {
        guard rewriteAgain(run, profile, &writer) else { continue }
      }
      profile = Profile(writer.output.span, seeking: kinds)
    }
    return outcome
  }

  /// Lets a run read what was written so far and puts its result in the place of it; returns whether it changed anything.
  private func rewriteAgain(_ run: any RepairRun, _ profile: Profile, _ writer: inout Writer) -> Bool {
    var second = next.take() ?? Writer(isListening: writer.isListening)
    second.removeAll()
    var text: [UInt8] = []
    swap(&text, &writer.output)
    let outcome = run.rewrite(text.span, profile: profile, into: &second)
    swap(&text, &writer.output)
    if outcome == .rewritten { writer.advance(to: &second) }
    next = consume second
    return outcome == .rewritten
  }
}
