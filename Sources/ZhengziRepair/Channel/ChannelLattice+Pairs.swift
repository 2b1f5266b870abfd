// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// What is seen as it was written: pairs, ASCII, line ends.
extension ChannelLattice {
  /// Gives up on a lead byte and takes the token as it stands.
  mutating func copyAfterReset(_ state: ChannelState, _ token: ChannelToken) {
    var new = state
    if new.isPending { new.cost += costs.reset }
    new.pending = .none
    new.isSplit = false
    if token.codePoint != 0 { emit(&new, token.codePoint, isCopy: true) }
    new.lastBytes = token.kind == .pair ? (token.first, token.second) : (state.lastBytes.1, token.second)
    push(new)
  }

  mutating func takePair(_ state: ChannelState, _ token: ChannelToken) {
    guard state.isPending else { return copyPair(state, token) }
    close(state, with: token.first, then: token.second)
    supposeDeletedPair(state)
    for i in supposed.indices { close(supposed[i], with: token.first, then: token.second) }
  }

  private mutating func copyPair(_ state: ChannelState, _ token: ChannelToken) {
    var new = state
    let form = candidates.characters[gbk.cell(token.first, token.second) ?? 0].cost
    emit(&new, token.codePoint, cost: min(form, costs.variant), isCopy: true)
    new.lastBytes = (token.first, token.second)
    push(new)
  }

  /// Ends the pending character with a trail byte, in each way its lead byte allows; then comes one more byte, unless that is 0.
  mutating func close(_ state: ChannelState, with trail: UInt8, then byte: UInt8 = 0) {
    guard trail >= 0x40, trail != 0x7F, trail != 0xFF else { return }
    switch state.pending {
    case .none:
      return
    case .known(let lead):
      guard let character = candidates.character(lead, trail) else { return }
      close(state, as: character, then: byte)
    case .unknown:
      for character in candidates.endingWith(trail) {
        if isHopeless(character, after: state) { break }
        close(state, as: character, then: byte)
      }
    case .deletedAfter(let first):
      for character in candidates.endingWith(trail).prefix(costs.candidatesAfterDeletion) {
        if isHopeless(character, after: state) { break }
        guard candidates.isDeleted(first, character.lead, keepsPrivateUse: page.keepsPrivateUse) else { continue }
        close(state, as: character, then: byte)
      }
    }
  }

  @inline(__always)
  private mutating func close(_ state: ChannelState, as character: ChannelCharacter, then byte: UInt8) {
    guard let new = adding(character, to: state, cost: bareCost(state, character)) else { return }
    if byte == 0 { push(new) } else { open(new, byte) }
  }

  /// Takes a byte after a whole character: a lead byte, or ASCII.
  @inline(__always)
  mutating func open(_ state: ChannelState, _ byte: UInt8) {
    var new = state
    if byte < 0x80 {
      emit(&new, UInt32(byte))
    } else if byte >= 0x81, byte <= 0xFE {
      new.pending = .known(byte)
      new.isShifted = true
    } else {
      return
    }
    new.lastBytes = (new.lastBytes.1, byte)
    push(new)
  }

  /// What it costs that a character has no gloss: its two bytes stood together and the page annotates it.
  @inline(__always)
  func bareCost(_ state: ChannelState, _ character: ChannelCharacter) -> Float {
    guard !state.isSplit, let cell = gbk.cell(character.lead, character.trail) else { return 0 }
    return page.annotations[cell] != 0 ? costs.bareAnnotated : 0
  }

  mutating func takeASCII(_ state: ChannelState, _ token: ChannelToken, _ following: ChannelToken) {
    guard state.isPending else { return copyASCII(state, token, following) }
    closeWithASCII(state, token)
    supposeDeletedPair(state)
    for i in supposed.indices { closeWithASCII(supposed[i], token) }
    copyAfterReset(state, token)
  }

  private mutating func copyASCII(_ state: ChannelState, _ token: ChannelToken, _ following: ChannelToken) {
    let isMark = ChannelToken.isMark(token.second)
    var new = state
    emit(&new, token.codePoint, isCopy: true)
    new.lastBytes = (state.lastBytes.1, token.second)
    if !isMark { new.isShifted = false }
    push(new)
    if isMark, following.kind == .brokenGloss || following.kind == .gloss {
      new.lastBytes = (0xA3, token.second | 0x80)
      new.cost += costs.fullWidthMark
      push(new)
    }
  }

  /// ASCII ends a character as its trail byte, or it was a full-width form.
  mutating func closeWithASCII(_ state: ChannelState, _ token: ChannelToken) {
    close(state, with: token.second)
    guard token.second > 0x20, token.second < 0x7F else { return }
    var wide = state
    wide.cost += ChannelToken.isMark(token.second) ? costs.fullWidthMark : costs.fullWidthLetter
    close(wide, with: 0xA3, then: token.second | 0x80)
  }

  mutating func takeLineEnd(_ state: ChannelState) {
    var new = state
    if state.isPending { new.cost += costs.danglingLead }
    new.pending = .none
    new.isSplit = false
    var context = new.context
    new.cost += model.score(0x0A, after: &context)
    new.context = context
    push(new)
  }
}
