// SPDX-License-Identifier: Apache-2.0

/// A way to read a line up to some byte.
struct ReadingState {
  var cost: Float
  /// What of the cost of its last step is no character's.
  var price: Float
  var text: TextCost
  /// The step before its last one, or -1.
  var back: Int32
  /// The last character.
  var code: UInt32
  /// The byte with which it starts.
  var position: Int32
  var isDecoding: Bool
  /// Whether the last character was put together of lost bytes.
  var isFilled: Bool
}

/// The ways to read a line up to one byte that live on, the cheapest first: at most so many, and none much dearer than the cheapest.
/// Those that the rest of the line cannot tell apart become one.
struct ReadingBeam {
  private(set) var states: [ReadingState] = []
  /// What a state must cost less than to get in.
  private(set) var bound = Float.infinity
  /// Nats by which a state may be dearer than the cheapest.
  private static let threshold: Float = 14

  mutating func removeAll() {
    states.removeAll(keepingCapacity: true)
    bound = .infinity
  }

  /// Takes a state in if it is good enough.
  @inline(__always)
  mutating func push(_ state: ReadingState, limit: Int) {
    guard state.cost < bound else { return }
    insert(state, limit)
  }

  private mutating func insert(_ state: ReadingState, _ limit: Int) {
    var place = states.firstIndex { $0.text == state.text } ?? states.count
    if place < states.count {
      if states[place].cost <= state.cost { return }
    } else if place < limit {
      states.append(state)
    } else {
      place -= 1
    }
    while place > 0, states[place - 1].cost > state.cost {
      states[place] = states[place - 1]
      place -= 1
    }
    states[place] = state
    bound = states[0].cost + Self.threshold
    if states.count == limit { bound = min(bound, states[limit - 1].cost) }
  }
}
