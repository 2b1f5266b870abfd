// SPDX-License-Identifier: Apache-2.0

import TableFormat
import ZhengziCore

/// Where a line has characters that are not used in Traditional text, those left out that may be broken: from a `?` to the next mark.
struct SimplifiedCharacters {
  /// Where the line ends that was read.
  private(set) var end = 0
  /// Ascending.
  private var places: [Int] = []

  /// Reads the line that holds a place.
  mutating func read(_ window: Span<UInt8>, at place: Int, _ gbk: GBK) {
    places.removeAll(keepingCapacity: true)
    var i = place
    while i > end, window[i - 1] != UInt8(ascii: "\n") { i -= 1 }
    var isBroken = false
    while i < window.count, window[i] != UInt8(ascii: "\n") {
      let byte = window[i]
      if byte < 0x80 {
        isBroken = byte == UInt8(ascii: "?") || isBroken && !ChannelToken.isMark(byte)
        i += 1
        continue
      }
      let (value, length) = window.codePoint(at: i) ?? (0, 1)
      let pair = gbk.pair(value)
      if pair >> 8 == 0xA1 || pair >> 8 == 0xA3 { isBroken = false }
      if pair != 0, !isBroken, gbk.form(GBKFormat.cell(pair)) == .simplified { places.append(i) }
      i += length
    }
    end = i
  }

  /// How many of them stand between two places.
  func count(from start: Int, to end: Int) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < start { low = middle + 1 } else { high = middle }
    }
    var number = 0
    while low < places.count, places[low] < end {
      number += 1
      low += 1
    }
    return number
  }
}
