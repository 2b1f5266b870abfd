// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// What the input is written in.
struct DecodeOptions: Equatable {
  /// The name of an encoding, `auto` or `auto-line`, and guesses behind it.
  var from = TextEncoding.utf8.name
  var invalid = InvalidBytes.keep

  /// Whether bytes are taken as they are.
  var passesBytes: Bool { from == TextEncoding.utf8.name && invalid == .keep }

  /// A source of UTF-8 over the bytes of an input, decompressed where they are compressed.
  func source(_ raw: RawSource) throws(Failure) -> any ByteSource {
    let bytes = try raw.decompressed()
    if passesBytes { return bytes }
    return DecodedSource(bytes, try decoder(), name: raw.input.name, fails: invalid == .fail)
  }

  /// Throws where the encoding's name is not known: before any input is read.
  func check() throws(Failure) {
    if from != TextEncoding.utf8.name { _ = try decoder() }
  }

  private func decoder() throws(Failure) -> TextDecoder {
    let names = from.split(separator: ",").map(String.init)
    do throws(ZhengziError) {
      var guesses: [TextEncoding] = []
      for name in names.dropFirst() { guesses.append(try Self.guess(name)) }
      return try TextDecoder(InputEncoding(name: names.first ?? from), invalid: invalid, guesses: guesses)
    } catch {
      throw Failure(.usage, error.message)
    }
  }

  private static func guess(_ name: String) throws(ZhengziError) -> TextEncoding {
    if let encoding = TextEncoding(label: name) { return encoding }
    let known = TextEncoding.allCases.map(\.name).joined(separator: ", ")
    throw ZhengziError(.unknownName, "unknown guess '\(name)'; known encodings: \(known)")
  }
}
