// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// A character of GBK as the lattice meets it.
struct ChannelCharacter: Sendable {
  /// Its two bytes.
  var pair: UInt16
  /// 0 where the pair is unassigned.
  var codePoint: UInt16
  var token: LanguageModel.Token
  /// What its form costs.
  var cost: Float
  /// What it costs by itself, whatever stands before it, its form included: the lists are sorted by it.
  var ownCost: Float

  var lead: UInt8 { UInt8(pair >> 8) }
  var trail: UInt8 { UInt8(pair & 0xFF) }
}

/// What may stand where a byte is lost: characters by lead and by trail byte, the commonest first.
struct ChannelCandidates: Sendable {
  static let standard = ChannelCandidates(.standard, .standard)

  /// The character of each cell.
  private(set) var characters: [ChannelCharacter]
  /// The commonest characters.
  private(set) var commonest: [ChannelCharacter]
  /// For each trail byte from 40.
  private var byTrail = Lists(count: 0xBF)
  /// For each lead byte from 81 those whose trail bytes can be lead bytes themselves.
  private var byLead = Lists(count: 0x7E)
  /// For each lead byte from 81 those whose trail byte may be the first one of a deleted pair.
  private var beforeLoss = Lists(count: 0x7E)
  /// The same on pages that keep private-use characters.
  private var beforeVanishing = Lists(count: 0x7E)
  /// For each byte from 80 and each second byte from 80 how the pair gets lost.
  private var losses: [Loss]

  /// How a pair of bytes gets lost when it is decoded.
  enum Loss: Sendable {
    case none
    /// Private use: kept by some pages.
    case privateUse
    /// Unassigned: lost everywhere.
    case unassigned
  }

  /// How many candidates a lost byte has at most.
  private static let listLength = 64

  init(_ gbk: GBK, _ model: LanguageModel) {
    let costs = ChannelCosts()
    characters = (0..<GBKFormat.cellCount).map { cell in
      let token = model.token(gbk.codePoint(cell)) ?? ModelFormat.skipped
      let cost = Self.formCost(gbk, cell, costs) + (token == ModelFormat.unknownHan ? costs.unknown : 0)
      let ownCost = cost + (token == ModelFormat.skipped ? 8 : model.cost(of: token))
      return ChannelCharacter(
        pair: GBKFormat.pair(cell), codePoint: UInt16(gbk.codePoint(cell)), token: token, cost: cost, ownCost: ownCost)
    }
    losses = (0..<128 * 128).map { index in
      let form = gbk.cell(UInt8(0x80 + index / 128), UInt8(0x80 + index % 128)).map(gbk.form) ?? GBKFormat.Form.none
      return form == .none ? .unassigned : form == .privateUse ? .privateUse : .none
    }
    commonest = []
    let ordered = Self.ordered(characters, gbk)
    commonest = Array(ordered.prefix(Self.listLength))
    fillLists(ordered)
  }

  private mutating func fillLists(_ ordered: [ChannelCharacter]) {
    let isLossy = (0x80...0xFF).map { first in (0x81...0xFE).contains { loss(UInt8(first), UInt8($0)) != .none } }
    let isVanishing = (0x80...0xFF).map { first in (0x81...0xFE).contains { loss(UInt8(first), UInt8($0)) == .unassigned } }
    byTrail.fill(ordered, upTo: Self.listLength) { Int($0.trail) - 0x40 }
    byLead.fill(ordered, upTo: Self.listLength) { $0.trail >= 0x80 ? Int($0.lead) - 0x81 : nil }
    beforeLoss.fill(ordered, upTo: .max) { $0.trail >= 0x80 && isLossy[Int($0.trail & 0x7F)] ? Int($0.lead) - 0x81 : nil }
    beforeVanishing.fill(ordered, upTo: .max) { $0.trail >= 0x80 && isVanishing[Int($0.trail & 0x7F)] ? Int($0.lead) - 0x81 : nil }
  }

  private static func formCost(_ gbk: GBK, _ cell: Int, _ costs: ChannelCosts) -> Float {
    switch gbk.form(cell) {
    case .none, .privateUse: costs.noCharacter
    case .simplified: costs.simplified
    case .variant: costs.variant
    case .common, .traditional: 0
    case .symbol: isMark(gbk.codePoint(cell)) ? 0 : costs.symbol
    }
  }

  /// Punctuation of running text.
  private static func isMark(_ codePoint: UInt32) -> Bool {
    switch codePoint {
    case 0x2014, 0x2018...0x201D, 0x2026, 0x3001, 0x3002, 0x3008...0x3011, 0xB7: true
    case 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: true
    default: false
    }
  }

  /// All assigned characters by how likely each is by itself.
  private static func ordered(_ characters: [ChannelCharacter], _ gbk: GBK) -> [ChannelCharacter] {
    // Costs are small and come in steps of 0.1 nat: one bucket each.
    var buckets = [[ChannelCharacter]](repeating: [], count: 512)
    for (cell, character) in characters.enumerated() {
      let form = gbk.form(cell)
      guard form != .none, form != .privateUse else { continue }
      buckets[min(511, Int((character.ownCost * ModelFormat.scale).rounded()))].append(character)
    }
    return buckets.flatMap { $0 }
  }
}

// MARK: - Questions

extension ChannelCandidates {
  /// The character of two bytes; `nil` where they cannot be a pair or have none.
  @inline(__always)
  func character(_ lead: UInt8, _ trail: UInt8) -> ChannelCharacter? {
    guard GBKFormat.isPair(lead, trail) else { return nil }
    let character = characters[GBKFormat.cell(UInt16(lead) << 8 | UInt16(trail))]
    return character.codePoint == 0 ? nil : character
  }

  /// The commonest characters that end with a byte from 40.
  @inline(__always)
  func endingWith(_ trail: UInt8) -> ArraySlice<ChannelCharacter> { byTrail[Int(trail) - 0x40] }

  /// The commonest characters that begin with a byte from 81 and end with one that can begin a character.
  @inline(__always)
  func beginningWith(_ lead: UInt8) -> ArraySlice<ChannelCharacter> { byLead[Int(lead) - 0x81] }

  /// The characters of a lead byte after which a deleted pair may have stood, its first byte being their trail byte.
  @inline(__always)
  func beforeDeletedPair(_ lead: UInt8, keepsPrivateUse: Bool) -> ArraySlice<ChannelCharacter> {
    keepsPrivateUse ? beforeVanishing[Int(lead) - 0x81] : beforeLoss[Int(lead) - 0x81]
  }

  /// How a pair of bytes from 80 gets lost.
  @inline(__always)
  func loss(_ lead: UInt8, _ trail: UInt8) -> Loss { losses[Int(lead & 0x7F) << 7 | Int(trail & 0x7F)] }

  /// Whether a page has lost such a pair.
  @inline(__always)
  func isDeleted(_ lead: UInt8, _ trail: UInt8, keepsPrivateUse: Bool) -> Bool {
    switch loss(lead, trail) {
    case .none: false
    case .privateUse: !keepsPrivateUse
    case .unassigned: true
    }
  }
}

/// Lists of characters, one after another in one array.
private struct Lists: Sendable {
  private var starts: [Int]
  private var characters: [ChannelCharacter] = []

  init(count: Int) {
    starts = [Int](repeating: 0, count: count + 1)
  }

  /// Puts the first `limit` characters of each list there, in their order; `list` is `nil` for what belongs to none.
  mutating func fill(_ ordered: [ChannelCharacter], upTo limit: Int, list: (ChannelCharacter) -> Int?) {
    var counts = [Int](repeating: 0, count: starts.count - 1)
    for index in ordered.lazy.compactMap(list) where counts[index] < limit { counts[index] += 1 }
    for index in counts.indices { starts[index + 1] = starts[index] + counts[index] }
    let none = ChannelCharacter(pair: 0, codePoint: 0, token: 0, cost: 0, ownCost: 0)
    characters = [ChannelCharacter](repeating: none, count: starts[counts.count])
    var places = starts
    for character in ordered {
      guard let index = list(character), places[index] < starts[index + 1] else { continue }
      characters[places[index]] = character
      places[index] += 1
    }
  }

  @inline(__always)
  subscript(_ index: Int) -> ArraySlice<ChannelCharacter> { characters[starts[index]..<starts[index + 1]] }
}
