// SPDX-License-Identifier: Apache-2.0

/// Tokens in memory of their own, which is kept from line to line: a rule writes to one without a test whether somebody else holds the array.
struct TokenBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<Token>
  private var capacity: Int
  private(set) var count = 0

  init() {
    capacity = 512
    base = .allocate(capacity: capacity)
  }

  // Tokens are plain values: there is nothing to take down but the memory.
  deinit { base.deallocate() }

  var indices: Range<Int> { 0..<count }

  subscript(i: Int) -> Token {
    @inline(__always) get {
      precondition(i >= 0 && i < count)
      // SAFETY: the place is below the count, and all tokens below the count are there.
      return base[i]
    }
    @inline(__always) set {
      precondition(i >= 0 && i < count)
      // SAFETY: as above.
      base[i] = newValue
    }
  }

  mutating func removeAll() { count = 0 }

  mutating func append(_ token: Token) {
    reserve(1)
    // SAFETY: `reserve` has made room.
    (base + count).initialize(to: token)
    count += 1
  }

  /// Appends a range of another buffer's tokens.
  mutating func append(_ range: Range<Int>, of other: borrowing TokenBuffer) {
    precondition(range.upperBound <= other.count)
    reserve(range.count)
    // SAFETY: the range lies in the other buffer, which is not this one, and `reserve` has made room for as many.
    (base + count).initialize(from: other.base + range.lowerBound, count: range.count)
    count += range.count
  }

  /// Appends what the body writes.
  ///
  /// - Parameters:
  ///   - limit: no more are written.
  ///   - body: gets the place for the first one; returns how many it has written, and what it found out.
  mutating func append<Result>(atMost limit: Int, _ body: (UnsafeMutablePointer<Token>) -> (Int, Result)) -> Result {
    reserve(limit)
    // SAFETY: `reserve` has made room for as many as the body may write.
    let (written, result) = body(base + count)
    precondition(written <= limit)
    count += written
    return result
  }

  private mutating func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    capacity = max(2 * capacity, count + more)
    let wider = UnsafeMutablePointer<Token>.allocate(capacity: capacity)
    // SAFETY: the new memory is larger, and the old one holds `count` tokens.
    wider.moveInitialize(from: base, count: count)
    base.deallocate()
    base = wider
  }
}
