// SPDX-License-Identifier: Apache-2.0

/// Tokens to put in the place of a range of tokens: none takes the range away, an empty range puts them in.
struct Splice {
  var range: Range<Int>
  var codes: [UInt32]

  static func removing(_ range: Range<Int>) -> Splice { Splice(range: range, codes: []) }
}

extension Line {
  /// Makes the splices, which are in order and apart, in one pass.
  ///
  /// Each new token takes over the bytes of the one in whose place it stands, the last one those of the rest of the range too.
  mutating func apply(_ splices: [Splice], _ rule: Normalization) {
    guard !splices.isEmpty else { return }
    var result = spare
    spare = []
    result.removeAll(keepingCapacity: true)
    result.reserveCapacity(tokens.count + splices.count)
    var next = 0
    for splice in splices {
      result += tokens[next..<splice.range.lowerBound]
      put(splice, rule, into: &result)
      next = splice.range.upperBound
      if splice.codes.isEmpty, tokens[next].gapRule == nil { tokens[next].gapRule = rule }
    }
    result += tokens[next...]
    spare = tokens
    tokens = result
    changes += splices.count
  }

  private func put(_ splice: Splice, _ rule: Normalization, into result: inout [Token]) {
    let place = Int(tokens[splice.range.lowerBound - 1].end)
    let end = splice.range.isEmpty ? place : Int(tokens[splice.range.upperBound - 1].end)
    for (offset, code) in splice.codes.enumerated() {
      let old = splice.range.lowerBound + offset
      var token = old < splice.range.upperBound ? tokens[old] : Token(code, end, end)
      let isLast = offset == splice.codes.count - 1
      if isLast, Int(token.end) < end { token.end = Int32(truncatingIfNeeded: end) }
      let isSame = token.code == code && old < splice.range.upperBound && token.end == tokens[old].end
      if !isSame {
        token.code = code
        token.kind = CharacterClass(code)
        if token.rule == nil || token.isNoted { token.rule = rule }
        token.isNoted = false
      }
      result.append(token)
    }
  }
}
