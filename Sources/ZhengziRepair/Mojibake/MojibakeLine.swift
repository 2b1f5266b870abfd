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
      guard let next = peel(codes) else { break }
      codes = next
    }
    if let next = replaceControls(codes) { codes = next }
    return codes == line ? nil : (codes, 0.95)
  }

  private static func peel(_ codes: [UInt32]) -> [UInt32]? {
    guard codes.contains(where: { $0 >= 0x80 }) else { return nil }
    var best: SingleByteReading?
    var readings: [SingleByteReading] = []
    for codec in SingleByteCodec.allCases {
      let reading = SingleByteReading(codes, codec)
      guard reading.count > 0 else { continue }
      if reading.isWhole, reading.total > best?.total ?? Int.min { best = reading }
      readings.append(reading)
    }
    if let whole = best?.whole() { return whole }
    return readings.lazy.compactMap { $0.parts() }.first
  }

  /// C1 control characters as windows-1252 has them, as browsers do; those that it does not have stay.
  private static func replaceControls(_ codes: [UInt32]) -> [UInt32]? {
    guard codes.contains(where: { $0 >= 0x80 && $0 < 0xA0 }) else { return nil }
    return codes.map { $0 >= 0x80 && $0 < 0xA0 ? SingleByteCodec.windows1252.decode(UInt8($0)) : $0 }
  }
}
