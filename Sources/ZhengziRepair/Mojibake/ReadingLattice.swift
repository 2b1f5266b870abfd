// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// All ways to read a line's bytes again, in part or wholly, lost bytes filled in, and the best of them.
///
/// A path keeps characters as they stand or decodes their bytes from the source's encoding; it may change from one to the other between
/// characters, at a price. Two paths that end alike, in both of their last characters, are one from there on, so that the search is exact
/// but for its beams: at each byte the cheapest `width` states live on that keep and as many that decode.
///
/// Cost: at most 2 · `width` · `most` looks at the language model for a lost byte, 4 · `width` for any other; nothing is allocated for a
/// state.
struct ReadingLattice {
  /// Nats for the start of a stretch that was read wrongly inside a line.
  private let entry: Float
  /// Nats for its end.
  private static let exit: Float = 4
  /// Nats for supposing that a byte was lost, beyond what the choice among its values costs.
  private static let loss: Float = 0.7
  /// No character takes more bytes.
  private static let longest = 4

  let misread: MisreadBytes
  let source: Source
  /// States that live on at each byte, of either mode.
  private let width: Int
  private let lostBytes: LostBytes
  let language: LineLanguage
  /// The model of the language.
  let model: LanguageModel
  /// What the page says elsewhere, if that was counted.
  let page: PageText?

  /// The states at the next few bytes, for each those that keep and those that decode.
  private var beams = [ReadingBeam](repeating: ReadingBeam(), count: 2 * (longest + 1))
  private var steps: [Step] = []
  /// What the bytes at hand can be.
  private(set) var units: [LostBytes.Candidate] = []

  /// A step of a path that lived on.
  private struct Step {
    var code: UInt32
    var price: Float
    var back: Int32
    /// The byte with which the character starts.
    var position: Int32
    var isDecoding: Bool
    var isFilled: Bool

    init(_ state: ReadingState) {
      code = state.code
      price = state.price
      back = state.back
      position = state.position
      isDecoding = state.isDecoding
      isFilled = state.isFilled
    }
  }

  init(_ misread: MisreadBytes, as source: Source, width: Int, most: Int, dropsControls: Bool = false, page: PageText? = nil) {
    self.misread = misread
    self.source = source
    self.width = width
    self.page = page
    language = LineLanguage(misread, source)
    model = language.model
    lostBytes = LostBytes(misread, source, in: language, most: most, dropsControls: dropsControls)
    if case .double = misread.reader, source != .utf8 { entry = 14 } else { entry = 8 }
    steps.reserveCapacity(misread.bytes.count * 2)
  }

  // MARK: - Search

  mutating func best() -> Result? {
    let end = misread.bytes.count
    guard end > 0 else { return Result() }
    for isDecoding in [true, false] {
      push(
        ReadingState(
          cost: 0, price: 0, text: TextCost(in: language), back: -1, code: 0, position: 0, isDecoding: isDecoding, isFilled: false), at: 0)
    }
    for position in 0..<end { expand(position) }
    let last = [true, false].flatMap { beams[beam(end, $0)].states }.map { ($0, $0.cost + lineEnd(after: $0.text)) }.min { $0.1 < $1.1 }
    return last.map { result($0.0) }
  }

  private func beam(_ position: Int, _ isDecoding: Bool) -> Int {
    position % (Self.longest + 1) * 2 + (isDecoding ? 1 : 0)
  }

  private mutating func push(_ state: ReadingState, at position: Int) {
    beams[beam(position, state.isDecoding)].push(state, limit: width)
  }

  /// Lets all states at a byte read on.
  private mutating func expand(_ position: Int) {
    let places = [false, true].map { beam(position, $0) }
    if places.contains(where: { !beams[$0].states.isEmpty }) { findUnits(position) }
    for place in places {
      for index in beams[place].states.indices {
        let state = beams[place].states[index]
        let step = add(state)
        keep(state, step, position)
        if state.isDecoding || misread.starts[position] >= 0 { decode(state, step, position) }
      }
      beams[place].removeAll()
    }
  }

  private mutating func add(_ state: ReadingState) -> Int32 {
    guard state.code != 0 || state.back >= 0 else { return -1 }
    steps.append(Step(state))
    return Int32(steps.count - 1)
  }

  /// Lets the character that starts here stand.
  private mutating func keep(_ state: ReadingState, _ step: Int32, _ position: Int) {
    let index = misread.starts[position]
    guard index >= 0 else { return }
    let code = misread.codes[Int(index)]
    var end = position + 1
    while end < misread.bytes.count, misread.starts[end] < 0 { end += 1 }
    let isNeutral = code < 0x80
    let price = !state.isDecoding ? 0 : !isNeutral ? Self.exit : code == 0x3F ? literalMark(end) : 0
    var text = state.text
    let own = text.add(code)
    let cost = state.cost + price + (code == 0x0A ? lineEnd(after: state.text) : own)
    push(
      ReadingState(
        cost: cost, price: price, text: text, back: step, code: code, position: Int32(position),
        isDecoding: isNeutral && state.isDecoding, isFilled: false),
      at: end)
  }

  /// What it costs that the line ends here, which is a matter of the page, too: with a comma where verse is broken.
  func lineEnd(after text: TextCost) -> Float {
    guard text.last != 0x0A else { return 0 }
    var end = text
    let cost = end.add(0x0A)
    return page?.cost(of: 0x0A, after: text.last, text.older, given: cost) ?? cost
  }

  /// Nats against a question mark that is one, in text of which bytes were lost: more where it ends nothing.
  private func literalMark(_ next: Int) -> Float {
    guard next < misread.bytes.count, misread.certainty[next] == .known else { return next < misread.bytes.count ? 6 : 2 }
    switch misread.bytes[next] {
    case 0x0A, 0x0D, 0x20, 0x22, 0x27, 0x29: return 2
    default: return 6
    }
  }

  /// Reads the characters of the source that start here.
  private mutating func decode(_ state: ReadingState, _ step: Int32, _ position: Int) {
    let entry = state.isDecoding ? 0 : entry
    for unit in units {
      let price = entry + Self.loss * Float(unit.lost)
      let given = state.cost + price + unit.dearness
      let place = beam(position + unit.length, true)
      guard given < beams[place].bound else { continue }
      var text = state.text
      let cost = given + text.read(unit.code, in: language, model, isSupposed: unit.lost > 0, page: page)
      beams[place].push(
        ReadingState(
          cost: cost, price: price, text: text, back: step, code: unit.code, position: Int32(position), isDecoding: true,
          isFilled: unit.lost > 0), limit: width)
    }
  }

  /// What the bytes that start here can be in the source's encoding.
  mutating func findUnits(_ position: Int) {
    units.removeAll(keepingCapacity: true)
    let byte = misread.bytes[position]
    guard misread.certainty[position] != .foreign else { return }
    if byte < 0x80, misread.certainty[position] == .known {
      if misread.starts[position] < 0 { units.append(LostBytes.Candidate(code: UInt32(byte), length: 1, lost: 0)) }
      return
    }
    findKnown(position)
    let known = units.count
    lostBytes.append(at: position, to: &units)
    for index in known..<units.count { units[index].dearness = language.dearness(units[index].code) }
  }

  private mutating func findKnown(_ position: Int) {
    let bytes = misread.bytes
    if let (code, length) = source.decode(bytes.span, at: position), code >= 0x80 {
      units.append(LostBytes.Candidate(code: code, length: length, lost: 0))
    }
    guard misread.hasOthers else { return }
    for bytes in misread.otherBytes(at: position) {
      guard let (code, length) = source.decode(bytes.span, at: 0), code >= 0x80, length > 1 else { continue }
      units.append(LostBytes.Candidate(code: code, length: length, lost: 0))
    }
  }

  // MARK: - Result

  /// The best path.
  struct Result {
    var codes: [UInt32] = []
    var cost: Float = 0
    /// What of the cost is for characters above U+007F that stand as they were.
    var kept: Float = 0
    /// Characters above U+007F that were decoded.
    var decoded = 0
    /// Characters that were not, though the reader could have given them, and that are not East Asian.
    var leftOver = 0
    /// The longest run of decoded East Asian characters.
    var longestRun = 0
    /// The characters of which a byte was lost, in order.
    var gaps: [Gap] = []
    /// The byte with which each of them starts.
    var positions: [Int] = []
  }

  private func result(_ last: ReadingState) -> Result {
    var path = [Step(last)]
    while let step = path.last, step.back >= 0 { path.append(steps[Int(step.back)]) }
    var result = Result()
    var text = TextCost()
    var run = 0
    for step in path.reversed() {
      let cost = text.add(step.code)
      result.codes.append(step.code)
      result.cost += cost + step.price
      if step.isFilled {
        result.gaps.append(Gap(place: result.codes.count - 1))
        result.positions.append(Int(step.position))
      }
      run = step.code >= 0x80 && step.isDecoding && CharacterKind(step.code).isEastAsian ? run + 1 : 0
      result.longestRun = max(result.longestRun, run)
      guard step.code >= 0x80 else { continue }
      if step.isDecoding {
        result.decoded += 1
      } else {
        result.kept += cost
        result.leftOver += isLeftOver(step.code) ? 1 : 0
      }
    }
    return result
  }

  private func isLeftOver(_ code: UInt32) -> Bool {
    guard !CharacterKind(code).isEastAsian else { return false }
    var bytes: [UInt8] = []
    return code == 0xFFFD || misread.reader.encode(code, into: &bytes)
  }
}
