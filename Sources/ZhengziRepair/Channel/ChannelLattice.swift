// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// What is known of the page beyond the region at hand.
struct ChannelPage {
  /// Whether private-use characters were kept.
  var keepsPrivateUse = false
  /// Whether a space stands before most brackets.
  var spacesBrackets = false
  /// For each cell the syllable that the page annotates its character with, and one; 0 where it does not.
  var annotations = [UInt16](repeating: 0, count: GBKFormat.cellCount)
}

/// Reads damaged tokens as the bytes they came from: a beam search over where characters begin, with the language model as judge.
///
/// One lattice reads one region at a time; between regions characters begin where tokens do. Nothing is allocated from one region to
/// the next.
struct ChannelLattice {
  let gbk = GBK.standard
  let model = LanguageModel.standard
  let candidates = ChannelCandidates.standard
  let costs: ChannelCosts
  var page = ChannelPage()
  var pageModel = PageModel()
  /// The brackets that the region's line lacks.
  var brackets = BracketBalance()

  private(set) var nodes: [ChannelNode] = []
  private var current: ChannelBeam
  private var next: ChannelBeam
  /// The readings in which a deleted pair is supposed, of the state at hand.
  var supposed: [ChannelState] = []
  /// The number of the token at hand.
  private var tokenIndex: Int32 = 0
  /// For each token whether a deleted pair may be supposed there.
  private var suspects: [Bool] = []
  /// The context that was scored last, and its back-off cost: many candidates come after the same one.
  private var lastContext = LanguageModel.Context.lineStart
  private var lastBackOff: Int32 = 0

  init(costs: ChannelCosts = ChannelCosts()) {
    self.costs = costs
    current = ChannelBeam(limit: costs.beam, threshold: costs.threshold)
    next = current
    lastBackOff = model.backOff(after: lastContext)
  }

  /// The readings so far, the likeliest first.
  var states: [ChannelState] { current.states }

  /// Whether in every reading characters begin where tokens do.
  var isAligned: Bool { current.states.allSatisfy { !$0.isPending } }

  /// Begins a region: characters begin where tokens do.
  ///
  /// Deleted pairs are supposed only where ``suspectSurprises(within:)`` found something in the reading before.
  mutating func start(_ context: LanguageModel.Context, lastBytes: (UInt8, UInt8), isShifted: Bool) {
    current.removeAll()
    var state = ChannelState(context: context, lastBytes: lastBytes, isShifted: isShifted)
    current.push(state)
    if ChannelToken.isMark(lastBytes.1) {
      state.lastBytes = (0xA3, lastBytes.1 | 0x80)
      state.cost = costs.fullWidthMark
      current.push(state)
    }
    nodes.removeAll(keepingCapacity: true)
    tokenIndex = 0
  }

  /// Takes the next token; `following` is the one after it.
  mutating func step(_ token: ChannelToken, following: ChannelToken) {
    next.removeAll()
    for i in current.states.indices { expand(current.states[i], token, following) }
    if next.states.isEmpty {
      for i in current.states.indices { copyAfterReset(current.states[i], token) }
    }
    next.finish { [tokenIndex] state in
      if state.hasEmission { Self.record(&state, tokenIndex, in: &nodes) }
    }
    swap(&current, &next)
    tokenIndex += 1
  }

  private mutating func expand(_ state: ChannelState, _ token: ChannelToken, _ following: ChannelToken) {
    switch token.kind {
    case .pair: takePair(state, token)
    case .ascii: takeASCII(state, token, following)
    case .question: takeQuestion(state, token, following)
    case .gloss: takeGloss(state, token)
    case .brokenGloss: takeBrokenGloss(state, token)
    case .lineEnd: takeLineEnd(state)
    case .other: copyAfterReset(state, token)
    }
  }

  /// The characters of a reading, in order.
  func path(to state: ChannelState) -> [ChannelNode] {
    var path: [ChannelNode] = []
    var index = state.node
    while index >= 0 {
      path.append(nodes[Int(index)])
      index = nodes[Int(index)].previous
    }
    return path.reversed()
  }
}

// MARK: - Where to look twice

extension ChannelLattice {
  /// Forgets where deleted pairs may be supposed.
  mutating func trustAll() {
    suspects.removeAll(keepingCapacity: true)
  }

  /// Finds the tokens at which the best reading surprises: a reading without the pair that was deleted there hardly makes sense.
  ///
  /// - Returns: whether there are any, so that reading the region again may pay.
  mutating func suspectSurprises(within count: Int) -> Bool {
    guard let best = states.first else { return false }
    let path = path(to: best)
    suspects.removeAll(keepingCapacity: true)
    for (i, node) in path.enumerated() {
      let end = i + costs.surpriseReach
      let surprise = (end <= path.count ? path[end - 1].cost : best.cost) - (i > 0 ? path[i - 1].cost : 0)
      let isSurprising = surprise > costs.surprise * Float(min(end, path.count) - i)
      while suspects.count <= Int(node.token) { suspects.append(isSurprising) }
    }
    while suspects.count < count { suspects.append(true) }
    return suspects.contains(true)
  }
}

// MARK: - Scoring

extension ChannelLattice {
  /// What a state must cost less than to live on.
  @inline(__always)
  var bound: Float { next.bound }

  /// Whether a character of a list, and those after it, cost too much even in a context that makes them likely.
  @inline(__always)
  func isHopeless(_ character: ChannelCharacter, after state: ChannelState, below limit: Float = .infinity) -> Bool {
    state.cost + character.ownCost - costs.contextGain > min(limit, next.bound)
  }

  /// The cost of the best state before the token at hand.
  @inline(__always)
  var bestCost: Float { current.states[0].cost }

  @inline(__always)
  mutating func push(_ state: ChannelState) { next.push(state) }

  /// Whether a deleted pair may be supposed at the token at hand.
  var supposesHere: Bool { Int(tokenIndex) < suspects.count && suspects[Int(tokenIndex)] }

  /// Puts what a state emitted into a node.
  @inline(__always)
  mutating func record(_ state: inout ChannelState) {
    Self.record(&state, tokenIndex, in: &nodes)
  }

  private static func record(_ state: inout ChannelState, _ token: Int32, in nodes: inout [ChannelNode]) {
    nodes.append(state.takeNode(token: token))
    state.node = Int32(nodes.count - 1)
  }

  /// Adds a code point to a state's text.
  @inline(__always)
  mutating func emit(_ state: inout ChannelState, _ codePoint: UInt32, cost: Float = 0, isCopy: Bool = false) {
    if state.hasEmission { record(&state) }
    state.cost += cost
    if let token = model.token(codePoint) { state.cost += score(token, &state) }
    state.emit(codePoint, isCopy: isCopy)
  }

  /// A state with a character added, or `nil` where that costs too much.
  @inline(__always)
  mutating func adding(_ character: ChannelCharacter, to state: ChannelState, cost: Float = 0, below limit: Float = .infinity)
    -> ChannelState?
  {
    let bound = min(limit, next.bound)
    let sum = state.cost + cost + character.cost
    guard sum < bound else { return nil }
    var new = state
    new.cost = sum
    if character.token != ModelFormat.skipped { new.cost += score(character.token, &new) }
    guard new.cost < bound else { return nil }
    if new.hasEmission { record(&new) }
    new.emit(UInt32(character.codePoint))
    new.end(with: character)
    return new
  }

  /// The cost of a token by the language model and the page; the context moves on.
  @inline(__always)
  private mutating func score(_ token: LanguageModel.Token, _ state: inout ChannelState) -> Float {
    let context = state.context
    if token == context.newer, token == ModelFormat.digits || token == ModelFormat.latin { return 0 }
    if context != lastContext {
      lastContext = context
      lastBackOff = model.backOff(after: context)
    }
    let cost = pageModel.cost(of: token, after: context, given: model.cost(of: token, after: context, backOff: lastBackOff))
    state.context = LanguageModel.Context(older: context.newer, newer: token)
    return brackets.lacks(token) ? cost - costs.lackingBracket : cost
  }
}
