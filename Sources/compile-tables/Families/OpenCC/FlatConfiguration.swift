// SPDX-License-Identifier: Apache-2.0

/// A configuration with its segmentation and its chain of steps flattened into one pass that gives the same bytes.
///
/// A text is cut into segments (matches of the segmentation) and runs (what lies between). Each goes through the chain by itself, so that a
/// segment's result is known beforehand, and inside a run two kinds of chain occur:
///
/// - The first step changes single characters only (Simplified to regional Traditional). A phrase of the second step is then found in
///   the source text by all the strings that the first step makes into it.
/// - The first step has phrases of its own (regional Traditional to Simplified). They are found in the source text, with their results
///   after both steps. Where a phrase of the second step could reach across the border of such a match, or match what the first
///   step has changed character by character, nothing is flattened: the place is marked, and the reader takes the steps one by one.
struct FlatConfiguration {
  typealias Bigram = SIMD2<UInt32>

  /// A key of the source text.
  struct Phrase {
    var key: Scalars
    var result: Result
  }

  enum Result: Equatable {
    /// What mapping each character by itself gives, too: the phrase matters as a border only.
    case idle
    /// The text after all steps.
    case text(Scalars)
    /// The steps must be taken one by one.
    case stepwise
  }

  let name: String
  /// Matches of the segmentation, or of the only step.
  var segments: [Phrase] = []
  /// What may match inside a run.
  var runs: [Phrase] = []
  /// What each character becomes that does not stay as it is.
  var characters: [UInt32: Scalars] = [:]
  /// Neighbours in the source text across which a phrase of the second step may reach after a match of the first.
  var edges: Set<Bigram> = []

  init(name: String, segmentation: StepDictionary?, steps: [StepDictionary]) {
    self.name = name
    for key in steps.flatMap(\.entries).map(\.key) where key.count == 1 {
      let mapped = steps.reduce(key) { $1.convert($0) }
      if mapped != key { characters[key[0]] = mapped }
    }
    let keys = segmentation?.phrases ?? steps[0].phrases
    segments = keys.map { phrase($0.key, steps.reduce($0.key) { $1.convert($0) }) }
    guard let segmentation, steps.count == 2 else { return }
    if steps[0].phrases.allSatisfy({ segmentation[$0.key] != nil }) {
      addSecondStep(steps)
    } else {
      addFirstStep(steps)
    }
  }

  private func phrase(_ key: Scalars, _ result: Scalars) -> Phrase {
    let byCharacter = key.flatMap { characters[$0] ?? [$0] }
    return Phrase(key: key, result: result == byCharacter ? .idle : .text(result))
  }

  /// Phrases of the second step by the source texts that the first step, character by character, makes into them.
  private mutating func addSecondStep(_ steps: [StepDictionary]) {
    let sources = Self.sources(of: steps[0], and: steps[1])
    for (key, value) in steps[1].phrases {
      runs += Self.combinations(key, sources).map { phrase($0, value) }
    }
  }

  /// Phrases of the first step, and where the second step could reach across.
  private mutating func addFirstStep(_ steps: [StepDictionary]) {
    for (key, value) in steps[0].phrases {
      var phrase = phrase(key, steps[1].convert(value))
      if phrase.result == .idle, value != key.flatMap(steps[0].character) {
        phrase.result = .text(steps[1].convert(value))
      }
      runs.append(phrase)
    }
    let sources = Self.sources(of: steps[0], and: steps[1])
    let known = Set(runs.map(\.key))
    for (key, _) in steps[1].phrases {
      for source in Self.combinations(key, sources) where source != key && !known.contains(source) {
        runs.append(Phrase(key: source, result: .stepwise))
      }
    }
    findEdges(steps)
  }

  private mutating func findEdges(_ steps: [StepDictionary]) {
    let borders = Self.inner(steps[1].phrases.map(\.key))
    var lasts: [UInt32: Set<UInt32>] = [:]
    var firsts: [UInt32: Set<UInt32>] = [:]
    for (key, value) in steps[0].entries {
      guard let keyFirst = key.first, let keyLast = key.last, let first = value.first, let last = value.last else { continue }
      lasts[last, default: []].insert(keyLast)
      firsts[first, default: []].insert(keyFirst)
    }
    for border in borders {
      for left in lasts[border.x, default: []].union([border.x]) {
        for right in firsts[border.y, default: []].union([border.y]) { edges.insert(Bigram(left, right)) }
      }
    }
    markWidened(steps[0])
  }

  /// Marks the edges of single characters that the first step makes several of: no string of single characters stands for them.
  private mutating func markWidened(_ step: StepDictionary) {
    let widened = Set(step.entries.filter { $0.key.count == 1 && $0.value.count > 1 }.map { $0.key[0] })
    let known = Set(runs.map(\.key))
    for edge in edges.sorted(by: { ($0.x, $0.y) < ($1.x, $1.y) }) where widened.contains(edge.x) || widened.contains(edge.y) {
      if !known.contains([edge.x, edge.y]) { runs.append(Phrase(key: [edge.x, edge.y], result: .stepwise)) }
    }
  }

  /// For each character the characters that a step maps to it, from all that two steps mention.
  private static func sources(of step: StepDictionary, and next: StepDictionary) -> [UInt32: [UInt32]] {
    let all = Set((step.entries + next.entries).flatMap { $0.key + $0.value })
    var sources: [UInt32: [UInt32]] = [:]
    for character in all.sorted() {
      let mapped = step.character(character)
      if mapped.count == 1 { sources[mapped[0], default: []].append(character) }
    }
    return sources
  }

  /// All strings that take one of the sources of each character.
  private static func combinations(_ key: Scalars, _ sources: [UInt32: [UInt32]]) -> [Scalars] {
    key.reduce([[]]) { strings, character in
      (sources[character] ?? []).flatMap { source in strings.map { $0 + [source] } }
    }
  }

  /// All pairs of neighbours inside of texts.
  static func inner(_ texts: [Scalars]) -> Set<Bigram> {
    var pairs: Set<Bigram> = []
    for text in texts {
      for (x, y) in zip(text, text.dropFirst()) { pairs.insert(Bigram(x, y)) }
    }
    return pairs
  }
}
