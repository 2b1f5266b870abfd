// SPDX-License-Identifier: Apache-2.0

import CICU
import ZhengziCore

/// One of ICU's character set converters, open for one stream of bytes.
///
/// Cost: 1 ms to open the first, then about 300 MB/s.
public struct CharsetConverter: ~Copyable {
  private let handle: OpaquePointer
  private var units: [UInt16]
  /// A high surrogate whose low one did not fit into `units` waits at its start: 0 or 1.
  private var carried = 0

  private static let capacity = 16 << 10

  /// Opens a converter by any name that ICU knows: `EUC-TW`, `windows-1251`, `cp437`. Throws with the nearest names where there is none.
  public init(_ name: String) throws(ZhengziError) {
    try ICU.load()
    guard let handle = cicu_converter_open(name) else { throw Self.unknown(name) }
    self.handle = handle
    units = [UInt16](repeating: 0, count: Self.capacity)
  }

  deinit {
    cicu_converter_close(handle)
  }

  /// Makes the converter ready for another text.
  public mutating func reset() {
    cicu_converter_reset(handle)
    carried = 0
  }

  /// Decodes the next bytes and appends them as UTF-8; a character that is cut at the end waits for the next call.
  ///
  /// - Parameters:
  ///   - bytes: the next bytes of the text.
  ///   - isEnd: whether no more bytes follow.
  ///   - output: what the UTF-8 is appended to.
  ///   - invalid: takes bytes that belong to no character, and how many bytes of `bytes` were read when they ended.
  public mutating func decode(
    _ bytes: Span<UInt8>, isEnd: Bool, into output: inout [UInt8], invalid: (ArraySlice<UInt8>, Int, inout [UInt8]) -> Void
  ) {
    var start = 0
    var isDone = false
    while !isDone {
      let step = decodeStep(bytes.extracting(start...), isEnd: isEnd)
      start += Int(step.read)
      let invalidBytes = Self.invalidBytes(step)
      appendUnits(carried + Int(step.written), keepsHigh: step.is_full, to: &output)
      if !invalidBytes.isEmpty { invalid(invalidBytes, start, &output) }
      let isStuck = step.read == 0 && step.written == 0 && invalidBytes.isEmpty
      if isStuck, start < bytes.count {
        invalid([bytes[start]], start + 1, &output)
        start += 1
      }
      isDone = start == bytes.count && !step.is_full && invalidBytes.isEmpty
    }
  }

  private mutating func decodeStep(_ bytes: Span<UInt8>, isEnd: Bool) -> cicu_decoding {
    let count = min(bytes.count, 1 << 30)
    let carried = carried
    return bytes.withUnsafeBufferPointer { bytes in
      units.withUnsafeMutableBufferPointer { units in
        let free = UnsafeMutableBufferPointer(rebasing: units[carried...])
        return cicu_decode(handle, bytes.baseAddress, Int32(count), isEnd, free.baseAddress, Int32(free.count))
      }
    }
  }

  private mutating func appendUnits(_ count: Int, keepsHigh: Bool, to output: inout [UInt8]) {
    let isCut = keepsHigh && count > 0 && units[count - 1] & 0xFC00 == 0xD800
    output.append(utf16: units[..<(isCut ? count - 1 : count)])
    if isCut { units[0] = units[count - 1] }
    carried = isCut ? 1 : 0
  }

  private static func invalidBytes(_ step: cicu_decoding) -> ArraySlice<UInt8> {
    withUnsafeBytes(of: step.invalid_bytes) { Array($0)[..<Int(step.invalid)] }
  }

  private static func unknown(_ name: String) -> ZhengziError {
    let near = NearestNames.find(name, among: names(), count: 3)
    let advice = near.isEmpty ? "any name that ICU knows will do, such as GB18030" : "did you mean \(near.joined(separator: ", "))?"
    return ZhengziError(.unknownName, "unknown encoding '\(name)'; \(advice)")
  }

  /// All names that ICU can open, without their aliases.
  private static func names() -> [String] {
    guard let names = cicu_converter_names_open() else { return [] }
    defer { cicu_names_close(names) }
    var result: [String] = []
    while let name = cicu_names_next(names) { result.append(String(cString: name)) }
    return result
  }
}
