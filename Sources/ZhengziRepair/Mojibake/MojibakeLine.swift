// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Finds what a line was before it was read by the wrong codec, layer by layer.
enum MojibakeLine {
  /// No text is read wrongly more often than this.
  static let mostLayers = 4

  /// What the line was and how sure that is, or `nil` where it stands as it was written; where it is damaged too deeply, it says so.
  static func repair(_ line: [UInt32]) -> Reading? {
    let found = repair(Reading(codes: line, confidence: 1), layers: 0)
    guard found.codes != line || found.isTooDeep else { return nil }
    return found
  }

  /// The same where some layers were taken off already.
  ///
  /// Nothing is left that a second look would take for damage: what replaced controls reveal is peeled too.
  static func repair(_ first: Reading, layers: Int) -> Reading {
    var (reading, layers) = (first, layers)
    while true {
      if layers == 0 || PairScan.isSurprising(reading.codes), let next = peel(reading.codes, depth: 1) {
        if reading.isSketch {
          // What looks like a layer may be a gap that was filled badly.
          reading = reading.filled(by: nil)
          continue
        }
        layers += 1
        if layers > mostLayers { return first.tooDeep }
        let confidence = reading.confidence * next.confidence
        reading = next
        reading.confidence = confidence
      } else if let codes = replaceControls(reading.codes), codes != reading.codes {
        reading =
          reading.isSketch
          ? reading.filled(by: nil) : Reading(codes: codes, confidence: reading.confidence * 0.95, gaps: reading.gaps)
      } else {
        return reading
      }
    }
  }

  /// What a line was, and how sure that is, 0 to 1.
  struct Reading {
    var codes: [UInt32]
    var confidence: Double
    /// The characters that were put together of lost bytes, in order.
    var gaps: [Gap] = []
    /// Whether it is damaged in more layers than are taken off: it stands as it was.
    var isTooDeep = false
    /// Whether its gaps were filled by a narrow search only.
    var isSketch = false
    /// How it was found, where the page may say more of its gaps.
    var rereading: Rereading.Found?

    /// Whether so many of the characters are likely to be wrong that the line had better stay as it is.
    var isGuesswork: Bool {
      let wrong = gaps.reduce(0) { $0 + 1 - $1.probability }
      return wrong > Self.mostWrong * Double(codes.count { $0 >= 0x80 })
    }

    /// The share of wrong characters with which a line can still be read.
    private static let mostWrong = 0.3

    /// The line as UTF-8.
    var utf8: [UInt8] { CodePoints(codes).utf8 }

    fileprivate var tooDeep: Reading { Reading(codes: codes, confidence: 1, isTooDeep: true) }

    /// With its gaps filled, by what the page says, too, if that was counted.
    func filled(by page: PageText?) -> Reading { rereading?.filled(by: page) ?? self }
  }

  /// Takes one layer off.
  ///
  /// UTF-8 that fits as a whole needs no model: hardly any other text looks like it. Else what the readings cost as text decides.
  static func peel(_ codes: [UInt32], depth: Int) -> Reading? {
    let suspicion = Suspicion(codes)
    if suspicion.isAny, let quick = QuickReading.codes(of: codes) { return Reading(codes: quick, confidence: 0.99) }
    let single = suspicion.strange > 0 ? SingleByteReading.best(of: codes, among: suspicion.codecs) : nil
    if let single, single.isWhole, !hasHoles(single.codes) { return Reading(codes: single.codes, confidence: 0.99) }
    if let single, !hasHoles(single.codes), isSound(single.codes) { return Reading(codes: single.codes, confidence: 0.97) }
    let reread = suspicion.isAny ? Rereading(codes, suspicion, depth: depth).best() : nil
    guard let single else { return reread }
    guard let reread, TextCost.of(reread.codes) < TextCost.of(single.codes) else {
      return Reading(codes: single.codes, confidence: 0.97)
    }
    return reread
  }

  /// Whether nothing speaks for one more reading.
  private static func isSound(_ codes: [UInt32]) -> Bool {
    let suspicion = Suspicion(codes)
    return suspicion.strange == 0 && !suspicion.isDear
  }

  /// Whether bytes were lost in East Asian text, which the language model can fill in.
  private static func hasHoles(_ codes: [UInt32]) -> Bool {
    codes.contains(0xFFFD) && codes.count { CharacterKind($0).isEastAsian } > 1
  }

  /// C1 control characters as windows-1252 has them, as browsers do; those that it does not have stay.
  ///
  /// A line with bytes that are no UTF-8 is hardly text: there a C1 character means nothing.
  private static func replaceControls(_ codes: [UInt32]) -> [UInt32]? {
    guard codes.contains(where: { $0 >= 0x80 && $0 < 0xA0 }), codes.allSatisfy({ $0 < CodePoints.invalidBase }) else { return nil }
    return codes.map { $0 >= 0x80 && $0 < 0xA0 ? SingleByteCodec.windows1252.decode(UInt8($0)) : $0 }
  }
}
