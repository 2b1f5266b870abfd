// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// How strange the runs of a line are that one codec of one byte could have given.
///
/// Two East Asian characters that such a codec misread are a run of characters that it has, every other of them above U+007F at least:
/// strangeness anywhere else (a capital with an accent here, a quotation mark there) says nothing for it. Cost: 20 instructions for a
/// character above U+007F.
struct SingleByteRuns {
  /// From its first to its last character above U+007F a run has as many characters at least.
  private static let shortest = 3

  /// The sum of what is strange in each codec's runs; the last lane stands for the permissive reader.
  private var strangeness = SIMD16<Int16>.zero
  private var highest: Int16 = 0
  /// The codecs that have every character of the current run, a bit for each; none where there is no run.
  private var codecs: UInt16 = 0
  /// The codecs that have the last character above U+007F, and what was strange between it and the one before.
  private var last: (codecs: UInt16, strangeness: Int16) = (0, 0)
  private var length = 0
  private var isAfterGap = false
  private var strange: Int16 = 0

  private static let permissive = UInt16(1) << 15

  /// Whether any codec's runs are strange.
  var isAny: Bool { highest > 1 }

  /// Whether the runs of a reader of one byte are strange.
  func isStrange(_ reader: Reader) -> Bool {
    switch reader {
    case .single(let codec): strangeness[Int(codec.rawValue)] > 1
    case .permissive: strangeness[15] > 1
    case .double: false
    }
  }

  /// Adds a character and how strange it is after the one before.
  @inline(__always)
  mutating func add(_ code: UInt32, strangeness own: Int) {
    if code < 0x80 {
      if codecs != 0 { addASCII(code, Int16(truncatingIfNeeded: own)) }
    } else {
      addOther(code, Int16(truncatingIfNeeded: own))
    }
  }

  /// Ends the line.
  mutating func finish() { close() }

  /// One ASCII character may be a second byte or a lost one; two part runs, and so does a space, which is seldom a byte A0 and mostly itself.
  private mutating func addASCII(_ code: UInt32, _ own: Int16) {
    strange &+= own
    if isAfterGap || code == 0x20 { close() }
    isAfterGap = true
  }

  private mutating func addOther(_ code: UInt32, _ own: Int16) {
    let mask = code == 0xFFFD ? .max : Self.mask(of: code)
    if codecs & mask == 0 {
      close()
      // A run may have begun before those codecs were ruled out that do not have this character.
      if last.codecs & mask != 0, !isAfterGap {
        codecs = last.codecs & mask
        length = 1
        strange = last.strangeness
      } else {
        codecs = mask
      }
    } else {
      codecs &= mask
    }
    length += isAfterGap && length > 0 ? 2 : 1
    strange &+= own
    isAfterGap = false
    last = (mask, own)
  }

  private mutating func close() {
    if codecs != 0, strange > 0, length >= Self.shortest {
      for lane in 0..<16 where codecs >> UInt16(lane) & 1 == 1 {
        strangeness[lane] &+= strange
        highest = max(highest, strangeness[lane])
      }
    }
    codecs = 0
    length = 0
    strange = 0
  }

  /// The codecs of one byte that have a character; none has any from U+3000 to U+EFFF or above U+FFFF.
  @inline(__always)
  private static func mask(of code: UInt32) -> UInt16 {
    code < 0x3000 || code >= 0xF000 && code < 0x10000 ? lookedUpMask(of: code) : 0
  }

  private static func lookedUpMask(of code: UInt32) -> UInt16 {
    let bytes = SingleByteCodec.bytes(of: code)
    var mask = UInt16(code < 0x800 ? permissive : 0)
    for codec in SingleByteCodec.allCases where bytes.byte(codec) != nil { mask |= 1 << UInt16(codec.rawValue) }
    return mask >> UInt16(SingleByteCodec.windows1252.rawValue) & 1 == 1 ? mask | permissive : mask
  }
}
