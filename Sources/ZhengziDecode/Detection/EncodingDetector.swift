// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Finds out in which encoding a text is written, also a short one.
///
///     EncodingDetector.detect(bytes).encoding   // .gb18030
///
/// Each encoding reads the bytes, and the frequencies of characters say which reading is text: ten Chinese characters are enough.
/// Cost: at most 4 KiB from the first telling byte on are read, at 20 to 50 MB/s; what stands before them at memory speed.
public enum EncodingDetector {
  /// How much is read, in bytes, from the first telling byte on.
  static let sampleSize = 4 << 10

  /// The likeliest encoding of a text, or of its start.
  ///
  /// - Parameters:
  ///   - bytes: the text or its start.
  ///   - isEnd: whether no more bytes follow; a character that is cut at the end then counts against a reading.
  ///   - guesses: encodings that the caller expects, the likeliest first: they count for more, but do not decide.
  public static func detect(_ bytes: Span<UInt8>, isEnd: Bool = true, guesses: [TextEncoding] = []) -> Detection {
    if let encoding = ByteOrderMark.encoding(bytes) { return Detection(encoding: encoding, confidence: 1, script: script(bytes, encoding)) }
    var found = firstTellingByte(bytes)
    while let place = found, EscapedText.mayStart(bytes[place]) {
      if let escaped = EscapedText.detect(bytes.extracting(place...)) { return escaped }
      found = firstTellingByte(bytes, from: place + 1)
    }
    guard let first = found else { return Detection(encoding: .utf8, confidence: 1, script: .latin) }
    // A multiple of 4 keeps the units of UTF-16 and UTF-32 whole; only ASCII is cut.
    let start = max(0, first - 16) & ~3
    let sample = bytes.extracting(start..<min(bytes.count, start + sampleSize))
    var trial = DetectionTrial(TextEncoding.allCases)
    trial.weigh(Declaration.encoding(bytes).map { [$0] } ?? [], by: Declaration.weight)
    trial.weigh(guesses, by: DetectionTrial.guessWeight)
    trial.run(sample, isEnd: isEnd && start + sample.count == bytes.count)
    return trial.detection
  }

  /// The likeliest encoding of a text.
  public static func detect(_ bytes: [UInt8]) -> Detection {
    detect(bytes.span)
  }

  /// The place of the first byte that plain ASCII text does not have; `nil` where there is none.
  static func firstTellingByte(_ bytes: Span<UInt8>, from start: Int = 0) -> Int? {
    for i in start..<bytes.count {
      switch bytes[i] {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20...0x7D: continue
      case 0x7E where i + 1 == bytes.count || bytes[i + 1] != UInt8(ascii: "{"): continue
      default: return i
      }
    }
    return nil
  }

  private static func script(_ bytes: Span<UInt8>, _ encoding: TextEncoding) -> DetectedScript {
    var trial = DetectionTrial([encoding])
    trial.run(bytes.extracting(0..<min(bytes.count, sampleSize)), isEnd: false)
    return trial.detection.script
  }
}

/// What was found out about the encoding of a text.
public struct Detection: Sendable, Equatable {
  public var encoding: TextEncoding
  /// How likely the encoding is right, 0 to 1. Text that is the same in several encodings (plain ASCII) has 1.
  public var confidence: Double
  public var script: DetectedScript
}
