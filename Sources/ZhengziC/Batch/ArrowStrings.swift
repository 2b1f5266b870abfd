// SPDX-License-Identifier: Apache-2.0

import CZhengzi

/// A `zhengzi_strings` whose lengths are checked: what its pointers promise covers all that is read.
///
/// Each text's offsets are checked when it is read.
struct ArrowStrings<Offset: FixedWidthInteger & BitwiseCopyable> {
  private let strings: zhengzi_strings

  init(_ strings: zhengzi_strings) throws(CallFailure) {
    self.strings = strings
    let lengths = [strings.count, strings.offsets_length, strings.data_length, strings.validity_length, strings.validity_offset]
    guard lengths.allSatisfy({ $0 >= 0 }) else { throw CallFailure(.invalidArgument, "a length is beyond what memory can hold") }
    guard strings.data != nil || strings.data_length == 0 else { throw CallFailure(.invalidArgument, "the data is NULL") }
    guard strings.count > 0 else { return }
    guard strings.offsets != nil, strings.offsets_length / MemoryLayout<Offset>.size > strings.count else {
      throw CallFailure(.invalidArgument, "\(strings.count) texts need one offset more, each of \(Offset.bitWidth) bits")
    }
    guard strings.validity != nil else { return }
    let (bits, overflow) = strings.validity_offset.addingReportingOverflow(strings.count)
    guard !overflow, (bits - 1) / 8 < strings.validity_length else {
      throw CallFailure(.invalidArgument, "the validity is shorter than \(strings.count) texts from bit \(strings.validity_offset)")
    }
  }

  var count: Int { strings.count }
  var dataLength: Int { strings.data_length }

  /// Calls `body` with a text, or throws where its offsets are none; `nil` for a null.
  func withText(_ i: Int, _ body: (Span<UInt8>) throws(CallFailure) -> Void) throws(CallFailure) -> Void? {
    guard isValid(i) else { return nil }
    let start = offset(i)
    let end = offset(i + 1)
    guard start >= 0, start <= end, end <= strings.data_length else {
      throw CallFailure(.invalidOffsets, "its offsets are \(start) and \(end), the data has \(strings.data_length) bytes")
    }
    guard let data = strings.data else { return try body(Span()) }
    // SAFETY: the offsets lie within the data's length.
    return try body(Span(_unsafeStart: data + Int(start), count: Int(end - start)))
  }

  private func isValid(_ i: Int) -> Bool {
    guard let validity = strings.validity else { return true }
    let bit = strings.validity_offset + i
    // SAFETY: the first check covers every bit.
    return validity[bit >> 3] & (1 << UInt8(bit & 7)) != 0
  }

  private func offset(_ i: Int) -> Offset {
    guard let offsets = strings.offsets else { return 0 }
    // SAFETY: the first check covers count + 1 offsets.
    return offsets.loadUnaligned(fromByteOffset: i * MemoryLayout<Offset>.size, as: Offset.self)
  }
}
