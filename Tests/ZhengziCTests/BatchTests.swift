// SPDX-License-Identifier: Apache-2.0

import CZhengzi
import Testing
import ZhengziC

struct BatchTests {
  static let texts: [String?] = [
    "软件", nil, "", "ä¸\u{AD}æ–‡\n软", "a\nb", nil, "\0", "干净", String(repeating: "软件ä¸\u{AD}æ–‡。\n", count: 3200),
  ]

  @Test(arguments: [false, true], (0...3).map { UInt32($0) })
  func rewritesAsOneByOne(isLarge: Bool, wants: UInt32) {
    let pipeline = CPipeline(["-c", "s2t"])
    let rewritten =
      isLarge ? Strings<Int64>(Self.texts).rewritten(by: pipeline, wants) : Strings<Int32>(Self.texts).rewritten(by: pipeline, wants)
    #expect(rewritten == Self.texts.map { $0.map { String(decoding: pipeline.rewrite(Array($0.utf8)), as: UTF8.self) } ?? "" })
  }

  /// The last of several windows of the fourth text is the first that changes.
  @Test(arguments: [UInt32(ZHENGZI_ONLY_CHANGED), UInt32(ZHENGZI_ONLY_CHANGED | ZHENGZI_DETAILS)])
  func whatIsTheSameSoFarIsWrittenWithTheFirstChange(wants: UInt32) {
    let pipeline = CPipeline(["-c", "s2t"])
    let texts: [String?] = ["甲乙", nil, "", String(repeating: "甲乙丙丁\n", count: 20_000) + "软件", "干净", "a"]
    let rewritten = Strings<Int32>(texts).rewritten(by: pipeline, wants)
    #expect(rewritten == texts.map { $0.map { String(decoding: pipeline.rewrite(Array($0.utf8)), as: UTF8.self) } ?? "" })
  }

  @Test func nothingIsWrittenWhereNothingChanges() {
    let pipeline = CPipeline(["-c", "s2t"])
    var batch = zhengzi_batch()
    let strings = Strings<Int32>(["甲乙", nil, "", "\0", "a\nb", String(repeating: "甲乙丙丁\n", count: 20_000)])
    #expect(strings.withC { zhengzi_rewrite_batch(pipeline.handle, &$0, UInt32(ZHENGZI_ONLY_CHANGED), &batch, nil) } == 0)
    #expect(batch.offsets.bytes == nil && batch.data.bytes == nil)
    zhengzi_batch_release(&batch)
  }

  @Test func tellsWhatWasDone() {
    let pipeline = CPipeline(["-c", "s2t"])
    var batch = zhengzi_batch()
    let strings = Strings<Int32>(["软", nil, "ä¸\u{AD}æ–‡", "a"])
    #expect(strings.withC { zhengzi_rewrite_batch(pipeline.handle, &$0, UInt32(ZHENGZI_DETAILS), &batch, nil) } == 0)
    #expect(numbers(batch.changed, as: UInt8.self) == [0b0101])
    #expect(numbers(batch.unrepaired, as: Double.self) == [0, 0, 0, 0])
    #expect(numbers(batch.confidence, as: Double.self).prefix(2) == [1, 1])
    #expect(numbers(batch.damage_offsets, as: Int32.self) == [0, 0, 0, 1, 1])
    let offsets = numbers(batch.rule_offsets, as: Int32.self)
    let names = numbers(batch.rule_names, as: UInt8.self)
    let rules = (0..<batch.rule_count).map { String(decoding: names[Int(offsets[$0])..<Int(offsets[$0 + 1])], as: UTF8.self) }
    #expect(rules == ["convert/character", "repair/mojibake"])
    #expect(numbers(batch.damage, as: Int32.self) == [1])
    #expect(numbers(batch.rule_changes, as: Int64.self) == [1, 1])
    #expect(numbers(batch.rule_notes, as: Int64.self) == [0, 0])
    #expect(batch.changes == 2 && batch.notes == 0)
    zhengzi_batch_release(&batch)
    #expect(batch.data.bytes == nil && batch.rule_count == 0)
  }

  @Test func takesSlices() {
    // What a slice of an Arrow array is: the same data, a later offset, a validity that starts within a byte.
    let pipeline = CPipeline(["-c", "s2t"])
    let texts = Array(Self.texts.dropLast())
    let strings = Strings<Int32>(texts)
    for first in texts.indices {
      let slice = strings.dropping(first).rewritten(by: pipeline, 0)
      #expect(slice == texts[first...].map { $0.map { String(decoding: pipeline.rewrite(Array($0.utf8)), as: UTF8.self) } ?? "" })
    }
  }

  @Test func emptyBatchesNeedNoOffsets() {
    var batch = zhengzi_batch()
    var strings = zhengzi_strings()
    strings.offset_bits = 32
    #expect(zhengzi_rewrite_batch(CPipeline([]).handle, &strings, 0, &batch, nil) == 0)
    #expect(numbers(batch.offsets, as: Int32.self) == [0])
    zhengzi_batch_release(&batch)
  }

  @Test(arguments: [[0, 2, 1], [0, -1, 2], [-1, 1, 2], [0, 1, 9], [Int(Int32.max), 0, 0], [0, Int(Int32.max), Int(Int32.min)]])
  func offsetsOutOfPlaceAreRefused(offsets: [Int]) {
    let strings = Strings<Int32>(offsets: offsets.map { Int32($0) }, data: Array("ab".utf8), validity: nil)
    var batch = zhengzi_batch()
    var message = zhengzi_buffer()
    let code = strings.withC { zhengzi_rewrite_batch(CPipeline([]).handle, &$0, 0, &batch, &message) }
    #expect(code == Int32(ZHENGZI_INVALID_OFFSETS))
    #expect(take(&message).hasPrefix("text "))
    #expect(batch.data.bytes == nil)
  }

  @Test(arguments: HostileField.allCases)
  func lengthsThatCannotBeAreRefused(field: HostileField) {
    let strings = Strings<Int32>(["a", nil, "b"])
    var batch = zhengzi_batch()
    let code = strings.withC { strings in
      field.spoil(&strings)
      return zhengzi_rewrite_batch(CPipeline([]).handle, &strings, 0, &batch, nil)
    }
    #expect(code == Int32(ZHENGZI_INVALID_ARGUMENT) || field == .shortData && code == Int32(ZHENGZI_INVALID_OFFSETS))
    #expect(batch.data.bytes == nil)
  }

  enum HostileField: CaseIterable {
    case count, negativeCount, bits, offsets, shortOffsets, data, shortData, negativeData, validity, negativeValidity, validityOffset

    func spoil(_ strings: inout zhengzi_strings) {
      switch self {
      case .count: strings.count = Int.max
      case .negativeCount: strings.count = -1
      case .bits: strings.offset_bits = 16
      case .offsets: strings.offsets = nil
      case .shortOffsets: strings.offsets_length = 15
      case .data: strings.data = nil
      case .shortData: strings.data_length = 1
      case .negativeData: strings.data_length = -1
      case .validity: strings.validity_length = 0
      case .negativeValidity: strings.validity_offset = -1
      case .validityOffset: strings.validity_offset = Int.max
      }
    }
  }
}

/// Texts in Arrow's layout.
struct Strings<Offset: FixedWidthInteger & BitwiseCopyable> {
  var offsets: [Offset]
  var data: [UInt8]
  var validity: [UInt8]?
  var validityOffset = 0

  init(offsets: [Offset], data: [UInt8], validity: [UInt8]?) {
    self.offsets = offsets
    self.data = data
    self.validity = validity
  }

  init(_ texts: [String?]) {
    offsets = [0]
    data = []
    var validity = [UInt8](repeating: 0, count: (texts.count + 7) / 8)
    for (i, text) in texts.enumerated() {
      if let text {
        data += text.utf8
        validity[i / 8] |= 1 << UInt8(i % 8)
      }
      offsets.append(Offset(data.count))
    }
    self.validity = validity
  }

  func dropping(_ count: Int) -> Strings {
    var slice = self
    slice.offsets.removeFirst(count)
    slice.validityOffset += count
    return slice
  }

  func withC<Result>(_ body: (inout zhengzi_strings) -> Result) -> Result {
    offsets.withUnsafeBytes { offsets in
      data.withUnsafeBufferPointer { data in
        var strings = zhengzi_strings(
          count: self.offsets.count - 1, offset_bits: Int32(Offset.bitWidth), offsets: offsets.baseAddress, offsets_length: offsets.count,
          data: data.baseAddress, data_length: data.count, validity: nil, validity_length: 0, validity_offset: validityOffset)
        guard let validity else { return body(&strings) }
        return validity.withUnsafeBufferPointer {
          strings.validity = $0.baseAddress
          strings.validity_length = $0.count
          return body(&strings)
        }
      }
    }
  }

  func rewritten(by pipeline: CPipeline, _ wants: UInt32) -> [String] {
    var batch = zhengzi_batch()
    #expect(withC { zhengzi_rewrite_batch(pipeline.handle, &$0, wants, &batch, nil) } == 0)
    defer { zhengzi_batch_release(&batch) }
    let ends = numbers(batch.offsets, as: Offset.self).map { Int($0) }
    let data = numbers(batch.data, as: UInt8.self)
    return zip(ends, ends.dropFirst()).map { String(decoding: data[$0..<$1], as: UTF8.self) }
  }
}
