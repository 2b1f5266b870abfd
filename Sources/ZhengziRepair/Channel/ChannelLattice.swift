// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// What is known of the page beyond the region at hand.
struct ChannelPage {
  /// Whether private-use characters were kept.
  var keepsPrivateUse = false
  /// Whether a space stands before most brackets.
  var spacesBrackets = false
  /// For each cell whether the page annotates its character.
  var annotated = [Bool](repeating: false, count: GBKFormat.cellCount)
}

/// Reads damaged tokens as the bytes they came from: a beam search over where characters begin, with the language model as judge.
///
/// One lattice reads one region at a time; between regions characters begin where tokens do.
final class ChannelLattice {
  let gbk = GBK.standard
  let model = LanguageModel.standard
  let candidates = ChannelCandidates.standard
  let costs: ChannelCosts
  var page = ChannelPage()
  var pageModel = PageModel()

  private(set) var states: [ChannelState] = []
  private(set) var nodes: [ChannelNode] = []
  private var next: [ChannelState] = []
  private var best = Float.infinity
  /// The number of the token at hand.
  private var tokenIndex: Int32 = 0

  init(costs: ChannelCosts = ChannelCosts()) {
    self.costs = costs
  }

  /// Begins a region: characters begin where tokens do.
  func start(_ context: LanguageModel.Context, lastBytes: (UInt8, UInt8), isShifted: Bool) {
    states = [ChannelState(context: context, lastBytes: lastBytes, isShifted: isShifted)]
    nodes.removeAll(keepingCapacity: true)
    tokenIndex = 0
  }

  /// Whether in every reading characters begin where tokens do.
  var isAligned: Bool { states.allSatisfy { $0.pending == .none } }

  /// Takes the next token; `following` is the one after it.
  func step(_ token: ChannelToken, following: ChannelToken) {
    next.removeAll(keepingCapacity: true)
    best = .infinity
    for state in states { expand(state, token, following) }
    if next.isEmpty { for state in states { copyAfterReset(state, token) } }
    prune()
    tokenIndex += 1
  }

  private func expand(_ state: ChannelState, _ token: ChannelToken, _ following: ChannelToken) {
    switch token.kind {
    case .pair: takePair(state, token)
    case .ascii: takeASCII(state, token, following)
    case .question: takeQuestion(state, token, following)
    case .gloss: takeGloss(state, token)
    case .brokenGloss: takeBrokenGloss(state, token)
    case .lineEnd: takeLineEnd(state, token)
    case .other: copyAfterReset(state, token)
    }
  }
}

// MARK: - Pushing and pruning

extension ChannelLattice {
  @inline(__always)
  private func push(_ state: ChannelState) {
    guard state.cost < best + costs.threshold else { return }
    if state.cost < best { best = state.cost }
    next.append(state)
  }

  /// Keeps the best of the new states; equal ones become one.
  private func prune() {
    let bound = best + costs.threshold
    next.removeAll { $0.cost > bound }
    next.sort { $0.cost < $1.cost }
    states.removeAll(keepingCapacity: true)
    for state in next {
      if let i = states.firstIndex(where: { $0.isLike(state) }) {
        states[i].share += state.share * exponential(states[i].cost - state.cost)
      } else if states.count < costs.beam {
        states.append(state)
      }
    }
    for i in states.indices { record(&states[i]) }
  }

  /// Puts what a state emitted into a node.
  private func record(_ state: inout ChannelState) {
    guard state.emitted != 0 else { return }
    nodes.append(ChannelNode(previous: state.node, codePoint: state.emitted, token: tokenIndex, isCopy: state.isCopy))
    state.node = Int32(nodes.count - 1)
    state.emitted = 0
    state.isCopy = false
  }

  /// Adds a character to a state's text.
  @inline(__always)
  private func emit(_ state: inout ChannelState, _ codePoint: UInt32, cost: Float = 0, isCopy: Bool = false) {
    if state.emitted != 0 { record(&state) }
    state.cost += cost + score(codePoint, after: &state.context)
    state.emitted = codePoint
    state.isCopy = isCopy
  }

  /// The cost of a character by the language model and the page.
  @inline(__always)
  private func score(_ codePoint: UInt32, after context: inout LanguageModel.Context) -> Float {
    guard let token = model.token(codePoint) else { return 0 }
    return score(token: token, after: &context)
  }

  @inline(__always)
  private func score(token: LanguageModel.Token, after context: inout LanguageModel.Context) -> Float {
    if token == context.newer, token == ModelFormat.digits || token == ModelFormat.latin { return 0 }
    let cost = pageModel.cost(of: token, after: context, given: model.cost(of: token, after: context))
    context = LanguageModel.Context(older: context.newer, newer: token)
    return cost
  }

  /// Adds the character of two bytes, or returns `nil` where there is none or it costs too much.
  @inline(__always)
  private func emitting(_ state: ChannelState, _ lead: UInt8, _ trail: UInt8, cost: Float = 0, below limit: Float = .infinity)
    -> ChannelState?
  {
    guard let cell = gbk.cell(lead, trail) else { return nil }
    let emission = candidates.emissions[cell]
    guard emission.codePoint != 0 else { return nil }
    let bound = min(limit, best + costs.threshold)
    var total = state.cost + cost + emission.cost
    guard total < bound else { return nil }
    var context = state.context
    if emission.token != ModelFormat.skipped { total += score(token: emission.token, after: &context) }
    guard total < bound else { return nil }
    var new = state
    if new.emitted != 0 { record(&new) }
    new.cost = total
    new.context = context
    new.emitted = UInt32(emission.codePoint)
    new.isCopy = false
    new.pending = .none
    new.lastBytes = (lead, trail)
    new.isSplit = false
    return new
  }
}

// MARK: - Moves

extension ChannelLattice {
  /// Gives up on a lead byte and takes the token as it stands.
  private func copyAfterReset(_ state: ChannelState, _ token: ChannelToken) {
    var new = state
    if new.pending != .none { new.cost += costs.reset }
    new.pending = .none
    new.isSplit = false
    if token.codePoint != 0 { emit(&new, token.codePoint, isCopy: true) }
    new.lastBytes = token.kind == .pair ? (token.first, token.second) : (state.lastBytes.1, token.second)
    push(new)
  }

  private func takePair(_ state: ChannelState, _ token: ChannelToken) {
    if state.pending == .none {
      var new = state
      let form = gbk.cell(token.first, token.second).map { candidates.emissions[$0].cost } ?? 0
      emit(&new, token.codePoint, cost: min(form, costs.variant), isCopy: true)
      new.lastBytes = (token.first, token.second)
      push(new)
      return
    }
    closeWith(state, token.first) { self.open($0, token.second) }
    for hidden in afterDeletedPair(state) { closeWith(hidden, token.first) { self.open($0, token.second) } }
  }

  /// Takes a byte after a whole character: a lead byte, or ASCII.
  private func open(_ state: ChannelState, _ byte: UInt8) {
    var new = state
    if byte < 0x80 {
      emit(&new, UInt32(byte))
      new.lastBytes = (new.lastBytes.1, byte)
    } else if byte >= 0x81, byte <= 0xFE {
      new.pending = .known(byte)
      new.isShifted = true
      new.lastBytes = (new.lastBytes.1, byte)
    } else {
      return
    }
    push(new)
  }

  /// Ends the pending character with a trail byte, in each way its lead byte allows.
  private func closeWith(_ state: ChannelState, _ trail: UInt8, then: (ChannelState) -> Void) {
    guard trail >= 0x40, trail != 0x7F, trail != 0xFF else { return }
    switch state.pending {
    case .none:
      return
    case .known(let lead):
      if let new = emitting(state, lead, trail, cost: bareCost(state, lead, trail)) { then(new) }
    case .unknown:
      for lead in candidates.leads[Int(trail) - 0x40] {
        if let new = emitting(state, lead, trail, cost: bareCost(state, lead, trail)) { then(new) }
      }
    case .deletedAfter(let first):
      for lead in candidates.leads[Int(trail) - 0x40] where isDeleted(first, lead) {
        if let new = emitting(state, lead, trail, cost: bareCost(state, lead, trail)) { then(new) }
      }
    }
  }

  /// What it costs that a character has no gloss: its two bytes stood together and the page annotates it.
  @inline(__always)
  private func bareCost(_ state: ChannelState, _ lead: UInt8, _ trail: UInt8) -> Float {
    guard !state.isSplit, let cell = gbk.cell(lead, trail) else { return 0 }
    return page.annotated[cell] ? costs.bareAnnotated : 0
  }

  /// The states in which a deleted pair ended the pending character and began another one.
  private func afterDeletedPair(_ state: ChannelState) -> [ChannelState] {
    guard case .known(let lead) = state.pending else { return [] }
    var found: [ChannelState] = []
    let bound = states[0].cost + costs.deletionThreshold
    guard state.cost < bound else { return [] }
    for byte in candidates.deletable {
      let isVanished = byte == 0x80 || page.keepsPrivateUse
      let cost = lead == 0xA3 && byte == 0xAC ? costs.deletedComma : isVanished ? costs.vanishedPair : costs.deletedPair
      guard var new = emitting(state, lead, byte, cost: cost + bareCost(state, lead, byte), below: bound) else { continue }
      record(&new)
      new.pending = .deletedAfter(byte)
      new.lastBytes = (byte, 0)
      found.append(new)
      if let second = afterDeletedComma(new, byte) { found.append(second) }
    }
    return found
  }

  /// A second deleted pair: the first one's second byte began a comma.
  private func afterDeletedComma(_ state: ChannelState, _ first: UInt8) -> ChannelState? {
    guard isDeleted(first, 0xA3), isDeleted(0xAC, 0xA1), var new = emitting(state, 0xA3, 0xAC, cost: costs.deletedComma) else { return nil }
    record(&new)
    new.pending = .deletedAfter(0xAC)
    new.lastBytes = (0xAC, 0)
    return new
  }

  @inline(__always)
  private func isDeleted(_ lead: UInt8, _ trail: UInt8) -> Bool {
    switch candidates.loss(lead, trail) {
    case .none: false
    case .privateUse: !page.keepsPrivateUse
    case .unassigned: true
    }
  }

  private func takeASCII(_ state: ChannelState, _ token: ChannelToken, _ following: ChannelToken) {
    if state.pending == .none {
      var new = state
      emit(&new, token.codePoint, isCopy: true)
      let beforeGloss = following.kind == .brokenGloss || following.kind == .gloss
      new.lastBytes = (state.lastBytes.1, token.second)
      if !ChannelToken.isMark(token.second) { new.isShifted = false }
      push(new)
      if beforeGloss, ChannelToken.isMark(token.second) {
        new.lastBytes = (0xA3, token.second | 0x80)
        new.cost += costs.fullWidthMark
        push(new)
      }
      return
    }
    closeWithASCII(state, token)
    for hidden in afterDeletedPair(state) { closeWithASCII(hidden, token) }
    copyAfterReset(state, token)
  }

  /// ASCII ends a character as its trail byte, or it was a full-width form.
  private func closeWithASCII(_ state: ChannelState, _ token: ChannelToken) {
    closeWith(state, token.second) { self.push($0) }
    guard token.second > 0x20, token.second < 0x7F else { return }
    let isMark = ChannelToken.isMark(token.second)
    var wide = state
    wide.cost += isMark ? costs.fullWidthMark : costs.fullWidthLetter
    closeWith(wide, 0xA3) { self.open($0, token.second | 0x80) }
  }

  private func takeQuestion(_ state: ChannelState, _ token: ChannelToken, _ following: ChannelToken) {
    switch state.pending {
    case .none:
      var literal = state
      emit(&literal, token.codePoint, cost: costs.literalQuestion, isCopy: true)
      literal.lastBytes = (state.lastBytes.1, token.second)
      push(literal)
      if state.isShifted { loseWhole(state, following) }
      let isMarkNext = following.isPassMark
      guard isMarkNext || following.kind == .pair else { return }
      var orphan = state
      orphan.cost += isMarkNext ? costs.orphanBeforeMark : costs.orphan
      orphan.pending = .unknown
      orphan.lastBytes = (state.lastBytes.1, 0)
      push(orphan)
    default:
      loseTrail(state, following)
      for hidden in afterDeletedPair(state) { loseTrail(hidden, following) }
      closeWithASCII(state, token)
      copyAfterReset(state, token)
    }
  }

  /// `?` ate the pending character's trail byte, and what followed it where that was no mark.
  private func loseTrail(_ state: ChannelState, _ following: ChannelToken) {
    let cost = following.kind == .pair && following.markBytes == nil ? costs.lostTrailBeforeHan : costs.lostTrail
    forEachLead(state) { lead in
      for trail in candidates.trails[Int(lead) - 0x81] {
        if let new = emitting(state, lead, trail, cost: cost) { pushWithSwallowed(new, following) }
      }
    }
  }

  /// `?` is all that is left of a character that was read astride, and of what followed it.
  private func loseWhole(_ state: ChannelState, _ following: ChannelToken) {
    for pair in candidates.commonest {
      guard let new = emitting(state, UInt8(pair >> 8), UInt8(pair & 0xFF), cost: costs.lostWhole) else { continue }
      pushWithSwallowed(new, following)
    }
  }

  /// Adds the ASCII character that a lead byte took with it: seen from what follows, a space, a mark before a space, or none.
  private func pushWithSwallowed(_ state: ChannelState, _ following: ChannelToken) {
    let isBracket = following.second == UInt8(ascii: "(") && following.kind == .ascii
    if following.kind == .lineEnd || following.markBytes != nil && !(isBracket && page.spacesBrackets) { return push(state) }
    for byte in following.second == 0x20 ? [UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":")] : [0x20] {
      var new = state
      emit(&new, UInt32(byte))
      new.lastBytes = (state.lastBytes.1, byte)
      new.isShifted = false
      push(new)
    }
  }

  private func forEachLead(_ state: ChannelState, _ body: (UInt8) -> Void) {
    if case .known(let lead) = state.pending { body(lead) }
  }

  private func takeGloss(_ state: ChannelState, _ token: ChannelToken) {
    let (r1, r2) = state.lastBytes
    if let cost = glossCost(r1, r2, token.reading, isAstride: state.pending != .none) {
      var new = state
      new.cost += cost
      new.isSplit = state.pending != .none
      push(new)
      return
    }
    var stray = state
    stray.cost += r1 == 0 || r2 == 0 ? costs.blindGloss : costs.strayGloss
    stray.isSplit = state.pending != .none
    push(stray)
    copyGloss(state, token, cost: costs.realGloss)
  }

  /// What a gloss costs on two bytes; `nil` where they are no character that is read so.
  private func glossCost(_ lead: UInt8, _ trail: UInt8, _ reading: UInt16, isAstride: Bool) -> Float? {
    guard let cell = gbk.cell(lead, trail), let rank = gbk.reading(reading, of: cell) else { return nil }
    let pair = UInt16(lead) << 8 | UInt16(trail)
    return (isAstride ? costs.astride : costs.aligned) + (rank == .leading ? 0 : costs.secondReading)
      + (gbk.hasTone(reading) ? 0 : costs.toneless) + (GBKFormat.isGB2312(pair) ? costs.plainCharacter : 0)
  }

  /// Takes a gloss as text of its own.
  private func copyGloss(_ state: ChannelState, _ token: ChannelToken, cost: Float) {
    var new = state
    new.cost += cost + (state.pending != .none ? costs.reset : 0)
    new.pending = .none
    new.isSplit = false
    new.lastBytes = (0, UInt8(ascii: ")"))
    new.emitted = ChannelToken.wholeGloss
    new.isCopy = true
    push(new)
  }

  private func takeBrokenGloss(_ state: ChannelState, _ token: ChannelToken) {
    let last = state.lastBytes.1
    for pair in gbk.characters(read: token.reading) {
      let (lead, trail) = (UInt8(pair >> 8), UInt8(pair & 0xFF))
      guard trail >= 0x80 else { continue }
      if lead == last { closeKnown(state, trail, token) } else { closeLost(state, lead, trail, token) }
    }
    if state.pending != .none { closeForeign(state, token) }
    copyGloss(state, token, cost: costs.literalBrokenGloss)
  }

  /// The swallowed byte is known from the last one and the reading.
  private func closeKnown(_ state: ChannelState, _ byte: UInt8, _ token: ChannelToken) {
    guard let cost = glossCost(state.lastBytes.1, byte, token.reading, isAstride: state.pending == .none) else { return }
    var new = state
    new.cost += cost
    if state.pending == .none {
      open(new, byte)
    } else {
      new.isSplit = true
      closeWith(new, byte) { self.push($0) }
    }
  }

  /// Both bytes of the annotated character are lost, or its lead byte was in a deleted pair.
  private func closeLost(_ state: ChannelState, _ lead: UInt8, _ trail: UInt8, _ token: ChannelToken) {
    guard let cost = glossCost(lead, trail, token.reading, isAstride: false) else { return }
    switch state.pending {
    case .none:
      let lost = state.isShifted ? costs.lostCharacter : costs.lostCharacterInLine
      if let new = emitting(state, lead, trail, cost: cost + lost) { push(new) }
    case .known:
      return
    case .unknown:
      if let new = emitting(state, lead, trail, cost: cost) { push(new) }
    case .deletedAfter(let first):
      guard isDeleted(first, lead) else { return }
      if let new = emitting(state, lead, trail, cost: cost) { push(new) }
    }
  }

  /// The pending character ends with a byte that is lost and does not fit the reading; or a deleted pair stood between.
  private func closeForeign(_ state: ChannelState, _ token: ChannelToken) {
    for hidden in afterDeletedPair(state) {
      for pair in gbk.characters(read: token.reading) where pair & 0xFF >= 0x80 {
        closeLost(hidden, UInt8(pair >> 8), UInt8(pair & 0xFF), token)
      }
    }
    forEachLead(state) { lead in
      for trail in candidates.trails[Int(lead) - 0x81] {
        if let new = emitting(state, lead, trail, cost: costs.foreignClosing) { push(new) }
      }
    }
  }

  private func takeLineEnd(_ state: ChannelState, _ token: ChannelToken) {
    var new = state
    if state.pending != .none { new.cost += costs.danglingLead }
    new.pending = .none
    new.isSplit = false
    new.cost += model.score(0x0A, after: &new.context)
    push(new)
  }
}

extension ChannelToken {
  /// Stands for a gloss that is copied whole.
  static let wholeGloss: UInt32 = 0x10FFFF
}

/// e to the power of a number that is not positive; within 0.1 %.
func exponential(_ x: Float) -> Float {
  guard x > -80 else { return 0 }
  let power = x * 1.442695
  let whole = power.rounded(.down)
  let part = power - whole
  let fraction = 1 + part * (0.69606 + part * (0.22449 + part * 0.07944))
  return Float(sign: .plus, exponent: Int(whole), significand: fraction)
}
