// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Finds what a line was before it was read by the wrong codec, layer by layer.
enum MojibakeLine {
  /// No text is read wrongly more often than this.
  static let mostLayers = 4

  /// What the line was and how sure that is, or `nil` where it stands as it was written.
  static func repair(_ line: [UInt32]) -> (codes: [UInt32], confidence: Double)? {
    var codes = line
    for _ in 0..<mostLayers {
      guard let next = peel(codes, depth: 1) else { break }
      codes = next
    }
    if let next = replaceControls(codes) { codes = next }
    return codes == line ? nil : (codes, 0.95)
  }

  /// Takes one layer off.
  ///
  /// UTF-8 that fits as a whole needs no model: hardly any other text looks like it. Else what the readings cost as text decides.
  static func peel(_ codes: [UInt32], depth: Int) -> [UInt32]? {
    let suspicion = Suspicion(codes)
    let single = suspicion.strange > 0 ? SingleByteReading.best(of: codes) : nil
    if let single, single.isWhole, !hasHoles(single.codes) { return single.codes }
    let reread = suspicion.isAny ? Rereading(codes, suspicion, depth: depth).best() : nil
    guard let single else { return reread }
    guard let reread, TextCost.of(reread) < TextCost.of(single.codes) else { return single.codes }
    return reread
  }

  /// Whether bytes were lost in East Asian text, which the language model can fill in.
  private static func hasHoles(_ codes: [UInt32]) -> Bool {
    codes.contains(0xFFFD) && codes.count { CharacterKind($0).isEastAsian } > 1
  }

  /// C1 control characters as windows-1252 has them, as browsers do; those that it does not have stay.
  private static func replaceControls(_ codes: [UInt32]) -> [UInt32]? {
    guard codes.contains(where: { $0 >= 0x80 && $0 < 0xA0 }) else { return nil }
    return codes.map { $0 >= 0x80 && $0 < 0xA0 ? SingleByteCodec.windows1252.decode(UInt8($0)) : $0 }
  }
}
