// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// One encoding under trial: reads on through the bytes and sums up how surprising the text is.
struct DetectionCandidate {
  let encoding: TextEncoding
  /// How surprising the characters are so far, by script.
  private(set) var costs: ScriptCosts
  /// How far the bytes were read.
  private var end = 0

  /// The last character, and what it costs to have it again: rules of dashes say little.
  private var last: UInt32 = 0
  private static let again: Int32 = 20

  /// The cost of bytes that belong to no character, and of an end inside one.
  private static let invalid: Int32 = 250
  private static let truncated: Int32 = 80

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
    costs = Self.priors(encoding)
  }

  /// The likeliest script and its cost.
  var best: (script: DetectedScript, cost: Int32) {
    let least = costs.min()
    return (DetectedScript.allCases.first { costs[$0.index] == least } ?? .simplified, least)
  }

  /// Reads up to `limit`, or a little beyond it to the end of a character.
  mutating func read(_ bytes: Span<UInt8>, to limit: Int, isEnd: Bool, with cost: CharacterCosts) {
    switch encoding {
    case .utf8: read(UTF8Reader(), bytes, limit, isEnd, cost)
    case .gb18030: read(GB18030Reader(), bytes, limit, isEnd, cost)
    case .big5: read(Big5Reader(), bytes, limit, isEnd, cost)
    case .eucTW: read(EUCTWReader(), bytes, limit, isEnd, cost)
    case .shiftJIS: read(ShiftJISReader(), bytes, limit, isEnd, cost)
    case .eucJP: read(EUCJPReader(), bytes, limit, isEnd, cost)
    case .eucKR: read(EUCKRReader(), bytes, limit, isEnd, cost)
    case .utf16LittleEndian: read(UTF16Reader(isBigEndian: false), bytes, limit, isEnd, cost)
    case .utf16BigEndian: read(UTF16Reader(isBigEndian: true), bytes, limit, isEnd, cost)
    case .utf32LittleEndian: read(UTF32Reader(isBigEndian: false), bytes, limit, isEnd, cost)
    case .utf32BigEndian: read(UTF32Reader(isBigEndian: true), bytes, limit, isEnd, cost)
    case .windows1252: read(Windows1252Reader(), bytes, limit, isEnd, cost)
    case .hz, .iso2022CN, .iso2022JP, .iso2022KR: break
    }
  }

  private mutating func read<Reader: CharacterReader>(
    _ reader: Reader, _ bytes: Span<UInt8>, _ limit: Int, _ isEnd: Bool, _ cost: CharacterCosts
  ) {
    var i = end
    var sum = ScriptCosts()
    while i < limit {
      let character = reader.read(bytes, at: i)
      if !character.isInvalid {
        sum &+= character.value == last ? ScriptCosts(repeating: Self.again) : cost(character.value)
        last = character.value
      } else if !character.isTruncated {
        sum &+= ScriptCosts(repeating: Self.invalid)
      } else if isEnd {
        sum &+= ScriptCosts(repeating: Self.truncated)
      }
      i += character.length
    }
    costs &+= sum
    end = i
  }

  /// What speaks against an encoding, and against a script in it, before a byte was read. A script that it does not serve is out.
  private static func priors(_ encoding: TextEncoding) -> ScriptCosts {
    let out: Int32 = 1 << 30
    return switch encoding {
    case .utf8: ScriptCosts()
    case .gb18030: ScriptCosts(30, 30, 110, out, out, out, out, out)
    case .big5: ScriptCosts(90, 30, out, out, out, out, out, out)
    case .eucTW: ScriptCosts(out, 70, out, out, out, out, out, out)
    case .shiftJIS, .eucJP: ScriptCosts(out, out, 40, out, out, out, out, out)
    case .eucKR: ScriptCosts(out, out, out, 40, out, out, out, out)
    case .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian: ScriptCosts(repeating: 60)
    case .windows1252: ScriptCosts(out, out, out, out, 50, out, out, out)
    case .hz, .iso2022CN, .iso2022JP, .iso2022KR: ScriptCosts(repeating: out)
    }
  }
}

extension DetectionCandidate {
  /// Beyond ASCII, in bytes, and the cost of a byte, in tenths of a nat: common Chinese has 36, Chinese read wrongly 60 and more.
  private static let (enoughBytes, fineCost) = (12, 42)

  /// Whether it reads the bytes as common characters, enough of them that no other encoding can do better.
  func findsFineText(_ bytes: Span<UInt8>, isEnd: Bool) -> Bool {
    var high = 0
    for i in 0..<bytes.count { high &+= Int(bytes[i] &>> 7) }
    if high < Self.enoughBytes { return false }
    var candidate = self
    candidate.read(bytes, to: bytes.count, isEnd: isEnd, with: .shared)
    return candidate.costs.min() <= Int32(Self.fineCost * bytes.count)
  }

  /// Takes a hint from outside, in tenths of a nat: above 0 speaks for the encoding.
  mutating func weigh(_ amount: Int) {
    costs &-= ScriptCosts(repeating: Int32(clamping: amount))
  }
}
