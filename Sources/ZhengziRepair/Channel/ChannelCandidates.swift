// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// What may stand where a byte is lost: characters by lead and by trail byte, the commonest first.
struct ChannelCandidates: Sendable {
  static let standard = ChannelCandidates(.standard, .standard)

  /// For each cell its token, and what its form costs.
  private(set) var emissions: [Emission]
  /// For each trail byte from 40 the lead bytes.
  private(set) var leads: [[UInt8]]
  /// For each lead byte from 81 the trail bytes that can be lead bytes themselves.
  private(set) var trails: [[UInt8]]
  /// The commonest characters, as pairs.
  private(set) var commonest: [UInt16]
  /// The bytes from 80 that lead a pair that may be deleted.
  private(set) var deletable: [UInt8] = []
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

  struct Emission: Sendable {
    var codePoint: UInt16
    var token: LanguageModel.Token
    var cost: Float
  }

  /// How many candidates a lost byte has at most.
  private static let listLength = 64

  init(_ gbk: GBK, _ model: LanguageModel) {
    let costs = ChannelCosts()
    emissions = (0..<GBKFormat.cellCount).map { cell in
      let token = model.token(gbk.codePoint(cell)) ?? ModelFormat.skipped
      let cost = Self.formCost(gbk, cell, costs) + (token == ModelFormat.unknownHan ? costs.unknown : 0)
      return Emission(codePoint: UInt16(gbk.codePoint(cell)), token: token, cost: cost)
    }
    losses = (0..<128 * 128).map { index in
      let form = gbk.cell(UInt8(0x80 + index / 128), UInt8(0x80 + index % 128)).map(gbk.form) ?? GBKFormat.Form.none
      return form == .none ? .unassigned : form == .privateUse ? .privateUse : .none
    }
    leads = []
    trails = []
    commonest = []
    let order = Self.order(gbk, model, emissions)
    leads = [[UInt8]](repeating: [], count: 0xBF)
    trails = [[UInt8]](repeating: [], count: 0x7E)
    for pair in order {
      let (lead, trail) = (Int(pair >> 8), Int(pair & 0xFF))
      if leads[trail - 0x40].count < Self.listLength { leads[trail - 0x40].append(UInt8(lead)) }
      if trail >= 0x80, trails[lead - 0x81].count < Self.listLength { trails[lead - 0x81].append(UInt8(trail)) }
    }
    commonest = Array(order.prefix(250))
    deletable = (0x80...0xFE).filter { lead in (0x81...0xFE).contains { loss(UInt8(lead), UInt8($0)) != .none } }.map(UInt8.init)
  }

  /// How a pair of bytes from 80 gets lost.
  @inline(__always)
  func loss(_ lead: UInt8, _ trail: UInt8) -> Loss { losses[Int(lead & 0x7F) << 7 | Int(trail & 0x7F)] }

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

  /// All assigned pairs by how likely the character is by itself.
  private static func order(_ gbk: GBK, _ model: LanguageModel, _ emissions: [Emission]) -> [UInt16] {
    let rated = emissions.indices.compactMap { cell -> (UInt16, Float)? in
      let form = gbk.form(cell)
      guard form != .none, form != .privateUse else { return nil }
      let token = model.token(UInt32(emissions[cell].codePoint))
      return (GBKFormat.pair(cell), (token.map { model.cost(of: $0) } ?? 8) + emissions[cell].cost)
    }
    return rated.sorted { $0.1 < $1.1 }.map(\.0)
  }
}
