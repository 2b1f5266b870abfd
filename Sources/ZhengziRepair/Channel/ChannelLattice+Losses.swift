// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// What is lost: bytes that became `?`, and pairs that were deleted.
extension ChannelLattice {
  /// Fills ``supposed`` with the readings in which a deleted pair ended the pending character and began another one.
  mutating func supposeDeletedPair(_ state: ChannelState) {
    supposed.removeAll(keepingCapacity: true)
    guard supposesHere, state.cost < bestCost + costs.suppositionThreshold, case .known(let lead) = state.pending else { return }
    let bound = bestCost + costs.deletionThreshold
    guard state.cost < bound else { return }
    for character in candidates.beforeDeletedPair(lead, keepsPrivateUse: page.keepsPrivateUse) {
      if isHopeless(character, after: state, below: bound) { break }
      let cost = deletionCost(character) + bareCost(state, character)
      guard let new = adding(character, to: state, cost: cost, below: bound) else { continue }
      let first = beginAfterDeletion(new)
      supposed.append(first)
      supposeDeletedComma(first, character.trail)
    }
  }

  private func deletionCost(_ character: ChannelCharacter) -> Float {
    if character.pair == 0xA3AC { return costs.deletedComma }
    return character.trail == 0x80 || page.keepsPrivateUse ? costs.vanishedPair : costs.deletedPair
  }

  private mutating func beginAfterDeletion(_ state: ChannelState) -> ChannelState {
    var new = state
    record(&new)
    new.pending = .deletedAfter(state.lastBytes.1)
    new.lastBytes = (state.lastBytes.1, 0)
    return new
  }

  /// A second deleted pair: the first one's second byte began a comma.
  private mutating func supposeDeletedComma(_ state: ChannelState, _ first: UInt8) {
    guard !page.keepsPrivateUse, candidates.loss(first, 0xA3) != .none else { return }
    guard let comma = candidates.character(0xA3, 0xAC), let new = adding(comma, to: state, cost: costs.deletedComma) else { return }
    supposed.append(beginAfterDeletion(new))
  }

  mutating func takeQuestion(_ state: ChannelState, _ token: ChannelToken, _ following: ChannelToken) {
    guard state.isPending else { return takeQuestionInLine(state, token, following) }
    if state.pending == .unknown, following.isPassMark { close(state, with: 0xA1) }
    loseTrail(state, following)
    supposeDeletedPair(state)
    for i in supposed.indices { loseAfterDeletion(supposed[i], following) }
    closeWithASCII(state, token)
    copyAfterReset(state, token)
  }

  private mutating func takeQuestionInLine(_ state: ChannelState, _ token: ChannelToken, _ following: ChannelToken) {
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
  }

  /// `?` ate the pending character's trail byte, and what followed it where that was no mark.
  private mutating func loseTrail(_ state: ChannelState, _ following: ChannelToken) {
    guard case .known(let lead) = state.pending else { return }
    let cost = following.kind == .pair && following.markBytes == nil ? costs.lostTrailBeforeHan : costs.lostTrail
    for character in candidates.beginningWith(lead) {
      if isHopeless(character, after: state) { break }
      if let new = adding(character, to: state, cost: cost) { pushWithSwallowed(new, following) }
    }
  }

  /// `?` is all that is left of a character whose lead byte was deleted.
  private mutating func loseAfterDeletion(_ state: ChannelState, _ following: ChannelToken) {
    guard case .deletedAfter(let first) = state.pending else { return }
    for character in candidates.commonest.prefix(costs.candidatesAfterDeletion)
    where candidates.isDeleted(first, character.lead, keepsPrivateUse: page.keepsPrivateUse) {
      if let new = adding(character, to: state, cost: costs.lostAfterDeletion) { pushWithSwallowed(new, following) }
    }
  }

  /// `?` is all that is left of a character that was read astride, and of what followed it.
  private mutating func loseWhole(_ state: ChannelState, _ following: ChannelToken) {
    for character in candidates.commonest {
      if isHopeless(character, after: state) { break }
      if let new = adding(character, to: state, cost: costs.lostWhole) { pushWithSwallowed(new, following) }
    }
  }

  /// Adds the ASCII character that a lead byte took with it: seen from what follows, a space, a bracket, a mark before a space, or none.
  private mutating func pushWithSwallowed(_ state: ChannelState, _ following: ChannelToken) {
    let isBracket = following.second == UInt8(ascii: "(") && following.kind == .ascii
    if following.kind == .lineEnd || following.markBytes != nil && !(isBracket && page.spacesBrackets) { return push(state) }
    var wide = state
    wide.cost += costs.swallowedBracket
    for byte in [UInt8(ascii: "("), UInt8(ascii: ")")] { pushWithSwallowed(wide, byte) }
    if following.second != 0x20 || following.kind != .ascii { return pushWithSwallowed(state, 0x20) }
    for byte in [UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";")] { pushWithSwallowed(state, byte) }
  }

  private mutating func pushWithSwallowed(_ state: ChannelState, _ byte: UInt8) {
    var new = state
    emit(&new, UInt32(byte))
    new.lastBytes = (state.lastBytes.1, byte)
    new.isShifted = false
    push(new)
  }
}
