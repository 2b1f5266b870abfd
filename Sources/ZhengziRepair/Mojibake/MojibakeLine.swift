// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Finds what a line was before it was read by the wrong codec, layer by layer.
enum MojibakeLine {
  /// No text is read wrongly more often than this.
  static let mostLayers = 4

  /// What the line was and how sure that is, or `nil` where it stands as it was written or would still be damaged.
  ///
  /// Nothing is left that a second look would take for damage: what replaced controls reveal is peeled too.
  static func repair(_ line: [UInt32]) -> Reading? {
    var reading = Reading(codes: line, confidence: 1)
    var layers = 0
    while true {
      if let next = peel(reading.codes, depth: 1) {
        layers += 1
        if layers > mostLayers { return nil }
        reading = Reading(codes: next.codes, confidence: reading.confidence * next.confidence)
      } else if let codes = replaceControls(reading.codes), codes != reading.codes {
        reading = Reading(codes: codes, confidence: reading.confidence * 0.95)
      } else {
        return reading.codes == line ? nil : reading
      }
    }
  }

  /// What a line was, and how sure that is, 0 to 1.
  struct Reading {
    var codes: [UInt32]
    var confidence: Double
  }

  /// Takes one layer off.
  ///
  /// UTF-8 that fits as a whole needs no model: hardly any other text looks like it. Else what the readings cost as text decides.
  static func peel(_ codes: [UInt32], depth: Int) -> Reading? {
    let suspicion = Suspicion(codes)
    let single = suspicion.strange > 0 ? SingleByteReading.best(of: codes, among: suspicion.codecs) : nil
    if let single, single.isWhole, !hasHoles(single.codes) { return Reading(codes: single.codes, confidence: 0.99) }
    let reread = suspicion.isAny ? Rereading(codes, suspicion, depth: depth).best() : nil
    guard let single else { return reread }
    guard let reread, TextCost.of(reread.codes) < TextCost.of(single.codes) else {
      return Reading(codes: single.codes, confidence: 0.97)
    }
    return reread
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
