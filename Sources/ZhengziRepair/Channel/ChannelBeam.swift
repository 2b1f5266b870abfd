// SPDX-License-Identifier: Apache-2.0

/// The readings that live on, the likeliest first: at most so many, and none much worse than the best. Equal ones become one.
struct ChannelBeam {
  private(set) var states: [ChannelState] = []
  /// What a state must cost less than to get in.
  private(set) var bound = Float.infinity
  private let limit: Int
  private let threshold: Float

  init(limit: Int, threshold: Float) {
    self.limit = limit
    self.threshold = threshold
    states.reserveCapacity(limit)
  }

  mutating func removeAll() {
    states.removeAll(keepingCapacity: true)
    bound = .infinity
  }

  /// Takes a state in, if it is good enough.
  @inline(__always)
  mutating func push(_ state: ChannelState) {
    guard state.cost < bound else { return }
    insert(state)
  }

  private mutating func insert(_ state: ChannelState) {
    var new = state
    var place = states.firstIndex { $0.key == new.key } ?? states.count
    if place < states.count {
      let old = states[place]
      if old.cost <= new.cost {
        states[place].share += new.share * exponential(old.cost - new.cost)
        return
      }
      new.share += old.share * exponential(new.cost - old.cost)
    } else if place < limit {
      states.append(new)
    } else {
      place -= 1
    }
    while place > 0, states[place - 1].cost > new.cost {
      states[place] = states[place - 1]
      place -= 1
    }
    states[place] = new
    bound = states[0].cost + threshold
    if states.count == limit { bound = min(bound, states[limit - 1].cost) }
  }

  /// Drops what the best state, found later, leaves too far behind, and lets `body` change what stays.
  mutating func finish(_ body: (inout ChannelState) -> Void) {
    while let last = states.last, last.cost > states[0].cost + threshold { states.removeLast() }
    for i in states.indices { body(&states[i]) }
  }
}
