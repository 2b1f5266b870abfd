// SPDX-License-Identifier: Apache-2.0

extension Edit {
  /// Joins the edits of two stages, where the second read what the first wrote, into edits from the first's input to the second's output.
  ///
  /// Both lists are sorted and disjoint, and so is the result. Edits that touch the same bytes between the stages become one.
  /// Cost: linear in the number of edits.
  public static func compose(_ first: [Edit], _ second: [Edit]) -> [Edit] {
    if first.isEmpty { return second }
    if second.isEmpty { return first }
    var composition = Composition(first: first, second: second)
    return composition.run()
  }
}

/// A merge of two edit lists along the text that lies between the two stages.
private struct Composition {
  let first: [Edit]
  let second: [Edit]
  var i = 0
  var j = 0
  /// How far the middle text is ahead of the first's input, after the first edits taken so far.
  var shiftIn = 0
  /// How far the second's output is ahead of the middle text, after the second edits taken so far.
  var shiftOut = 0
  var result: [Edit] = []

  init(first: [Edit], second: [Edit]) {
    self.first = first
    self.second = second
    result.reserveCapacity(first.count + second.count)
  }

  mutating func run() -> [Edit] {
    while i < first.count || j < second.count { takeCluster() }
    return result
  }

  /// Takes the next edit and all that overlap it in the middle text, and joins them into one.
  private mutating func takeCluster() {
    let fromFirst = j >= second.count || (i < first.count && first[i].output.lowerBound <= second[j].input.lowerBound)
    let start = fromFirst ? first[i].output.lowerBound : second[j].input.lowerBound
    let inputStart = start - shiftIn
    let outputStart = start + shiftOut
    var end = start
    var rules: [Rule] = []
    var confidence = 1.0
    var candidates: [Candidate] = []
    func absorb(_ edit: Edit) {
      for rule in edit.rules where !rules.contains(rule) { rules.append(rule) }
      confidence = min(confidence, edit.confidence)
      if candidates.isEmpty { candidates = edit.candidates }
    }
    var isFirstStep = true
    while true {
      if i < first.count, isFirstStep && fromFirst || touches(first[i].output, end, isFirstStep) {
        end = max(end, first[i].output.upperBound)
        shiftIn = first[i].output.upperBound - first[i].input.upperBound
        absorb(first[i])
        i += 1
      } else if j < second.count, isFirstStep && !fromFirst || touches(second[j].input, end, isFirstStep) {
        end = max(end, second[j].input.upperBound)
        shiftOut = second[j].output.upperBound - second[j].input.upperBound
        absorb(second[j])
        j += 1
      } else {
        break
      }
      isFirstStep = false
    }
    rules.sort { $0.family.order < $1.family.order }
    result.append(
      Edit(
        input: inputStart..<end - shiftIn, output: outputStart..<end + shiftOut,
        rules: rules, confidence: confidence, candidates: candidates))
  }

  /// Whether a range of the middle text reaches into what the cluster has so far; an empty range at its very end belongs to it.
  private func touches(_ range: Range<Int>, _ end: Int, _ isFirstStep: Bool) -> Bool {
    !isFirstStep && (range.lowerBound < end || range.isEmpty && range.lowerBound == end)
  }
}

extension Rule.Family {
  fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
