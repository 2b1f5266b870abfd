// SPDX-License-Identifier: Apache-2.0

/// Marks that exclude each other or stand twice, ，， 。， ，。: noted, never shortened. ！！！ and ？！ are the writer's.
enum RepeatedMarks {
  static func apply(to line: inout Line) {
    var i = 0
    while line.nextSign(&i) {
      guard isStop(line[i].code), isStop(line[i - 1].code) else { continue }
      if line[i].code != 0x3002 || line[i - 1].code != 0x3002 { line.note(i, .repeatedMarks) }
    }
  }

  private static func isStop(_ code: UInt32) -> Bool {
    switch code {
    case 0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B: true
    default: false
    }
  }
}
