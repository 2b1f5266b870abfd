// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// All ways to read a line's bytes again, in part or wholly, lost bytes filled in, and the best of them.
///
/// A path keeps characters as they stand or decodes their bytes from the source's encoding; it may change from one to the other between
/// characters, at a price. At each byte a beam of the cheapest states is kept.
struct ReadingLattice {
  /// Nats for the start of a stretch that was read wrongly inside a line.
  private var entry: Float {
    if case .double = misread.reader, source != .utf8 { return 14 }
    return 8
  }
  /// Nats for its end.
  private static let exit: Float = 4
  /// Nats for supposing that a byte was lost, beyond what the choice among its values costs.
  private static let loss: Float = 0.7

  let misread: MisreadBytes
  let source: Source
  /// States kept at each byte and mode.
  let width: Int
  /// Whether control characters U+0080…U+009F may have been deleted.
  let dropsControls: Bool

  private var nodes: [Node] = []
  /// The states at each byte, as indices of nodes.
  private var frontiers: [[Int32]] = []

  private struct Node {
    var cost: Float
    /// What of the cost is for characters above U+007F that stand as they were.
    var kept: Float = 0
    var text: TextCost
    var back: Int32
    var code: UInt32
    var isDecoding: Bool
    /// Whether the character was put together of lost bytes.
    var isFilled: Bool
  }

  /// The best path.
  struct Result {
    var codes: [UInt32]
    var cost: Float
    /// What of the cost is for characters above U+007F that stand as they were.
    var kept: Float
    /// Characters above U+007F that were decoded.
    var decoded: Int
    /// Characters that were not, though the reader could have given them, and that are not East Asian.
    var leftOver: Int
    /// The longest run of decoded East Asian characters.
    var longestRun: Int
    /// Characters of which a byte was lost.
    var filled: Int
  }

  init(_ misread: MisreadBytes, as source: Source, width: Int, dropsControls: Bool = false) {
    self.misread = misread
    self.source = source
    self.width = width
    self.dropsControls = dropsControls
  }

  mutating func best() -> Result? {
    let end = misread.bytes.count
    frontiers = [[Int32]](repeating: [], count: end + 1)
    insert(Node(cost: 0, text: TextCost(), back: -1, code: 0, isDecoding: true, isFilled: false), at: 0)
    insert(Node(cost: 0, text: TextCost(), back: -1, code: 0, isDecoding: false, isFilled: false), at: 0)
    for position in 0..<end where !frontiers[position].isEmpty {
      let units = units(position)
      for state in frontiers[position] {
        keep(state, position)
        for unit in units { decode(state, position, unit) }
      }
    }
    guard let last = frontiers[end].min(by: { nodes[Int($0)].cost < nodes[Int($1)].cost }) else { return nil }
    return result(last)
  }

  private func result(_ last: Int32) -> Result {
    let end = nodes[Int(last)]
    var result = Result(codes: [], cost: end.cost, kept: end.kept, decoded: 0, leftOver: 0, longestRun: 0, filled: 0)
    var run = 0
    var index = last
    while nodes[Int(index)].back >= 0 {
      let node = nodes[Int(index)]
      result.codes.append(node.code)
      result.filled += node.isFilled ? 1 : 0
      if node.code < 0x80 {
        run = 0
      } else if node.isDecoding {
        run = CharacterKind(node.code).isEastAsian ? run + 1 : 0
        result.decoded += 1
        result.longestRun = max(result.longestRun, run)
      } else {
        run = 0
        result.leftOver += isLeftOver(node.code) ? 1 : 0
      }
      index = node.back
    }
    result.codes.reverse()
    return result
  }

  private func isLeftOver(_ code: UInt32) -> Bool {
    guard !CharacterKind(code).isEastAsian else { return false }
    var bytes: [UInt8] = []
    return code == 0xFFFD || misread.reader.encode(code, into: &bytes)
  }

  // MARK: - Steps

  /// Lets the character that starts here stand.
  private mutating func keep(_ state: Int32, _ position: Int) {
    let index = misread.starts[position]
    guard index >= 0 else { return }
    let code = misread.codes[Int(index)]
    var end = position + 1
    while end < misread.bytes.count, misread.starts[end] < 0 { end += 1 }
    let isNeutral = code < 0x80
    let isDecoding = nodes[Int(state)].isDecoding
    let price = !isDecoding ? 0 : !isNeutral ? Self.exit : code == 0x3F ? literalMark(end) : 0
    step(state, code, to: end, isDecoding: isNeutral && isDecoding, price: price)
  }

  /// Nats against a question mark that is one, in text of which bytes were lost: more where it ends nothing.
  private func literalMark(_ next: Int) -> Float {
    guard next < misread.bytes.count, misread.certainty[next] == .known else { return next < misread.bytes.count ? 6 : 2 }
    switch misread.bytes[next] {
    case 0x0A, 0x0D, 0x20, 0x22, 0x27, 0x29: return 2
    default: return 6
    }
  }

  /// What the bytes that start here can be in the source's encoding.
  private func units(_ position: Int) -> [LostBytes.Candidate] {
    let byte = misread.bytes[position]
    guard misread.certainty[position] != .foreign else { return [] }
    if byte < 0x80, misread.certainty[position] == .known {
      return misread.starts[position] < 0 ? [LostBytes.Candidate(code: UInt32(byte), length: 1, lost: 0)] : []
    }
    var units = LostBytes.candidates(misread, source, at: position, most: width > 2 ? 512 : 48, dropsControls: dropsControls)
    if let (code, length) = source.decode(misread.bytes.span, at: position), code >= 0x80 {
      units.append(LostBytes.Candidate(code: code, length: length, lost: 0))
    }
    return units
  }

  /// Reads a character of the source from the bytes that start here.
  private mutating func decode(_ state: Int32, _ position: Int, _ unit: LostBytes.Candidate) {
    let isDecoding = nodes[Int(state)].isDecoding
    guard isDecoding || misread.starts[position] >= 0 else { return }
    let price = (isDecoding ? 0 : entry) + Self.loss * Float(unit.lost)
    step(state, unit.code, to: position + unit.length, isDecoding: true, price: price, isFilled: unit.lost > 0)
  }

  private mutating func step(
    _ state: Int32, _ code: UInt32, to end: Int, isDecoding: Bool, price: Float, isFilled: Bool = false
  ) {
    var node = nodes[Int(state)]
    let cost = node.text.add(code)
    node.cost += price + cost
    if !isDecoding, code >= 0x80 { node.kept += cost }
    node.back = state
    node.code = code
    node.isDecoding = isDecoding
    node.isFilled = isFilled
    insert(node, at: end)
  }

  /// Keeps a state unless the beam is full of better ones; of two that the future cannot tell apart the cheaper stays.
  private mutating func insert(_ node: Node, at position: Int) {
    var worst = -1
    var count = 0
    for (slot, index) in frontiers[position].enumerated() {
      let other = nodes[Int(index)]
      guard other.isDecoding == node.isDecoding else { continue }
      if other.text == node.text {
        if node.cost < other.cost { replace(slot, node, position) }
        return
      }
      count += 1
      if worst < 0 || other.cost > nodes[Int(frontiers[position][worst])].cost { worst = slot }
    }
    if count < width {
      frontiers[position].append(Int32(nodes.count))
      nodes.append(node)
    } else if node.cost < nodes[Int(frontiers[position][worst])].cost {
      replace(worst, node, position)
    }
  }

  private mutating func replace(_ slot: Int, _ node: Node, _ position: Int) {
    frontiers[position][slot] = Int32(nodes.count)
    nodes.append(node)
  }
}
