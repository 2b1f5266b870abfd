// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Which characters tell that a text is not yet in the script or the regional forms that are asked for.
///
/// A character is evidence for a target where the target's conversions change it and never write it: so converted text holds no
/// evidence, and is left alone when it is converted again. Characters that both scripts' own character sets hold are no evidence.
///
/// Sections: `class.index` (u16, the page of each run of 64 code points of the Basic Multilingual Plane), `class.page` (u8, ``ScriptClass``).
struct ScriptEvidence {
  private var classes: [UInt32: UInt8] = [:]

  init(_ configurations: [String: FlatConfiguration], inBothScripts common: Set<UInt32>, inTaiwan: Set<UInt32>) {
    func changed(_ name: String) -> Set<UInt32> { Set(configurations[name]?.characters.keys.map { $0 } ?? []) }
    func written(_ names: [String]) -> Set<UInt32> {
      names.reduce(into: []) { all, name in all.formUnion(configurations[name]?.written ?? []) }
    }
    let traditional = written(["s2t", "s2tw", "s2twp", "s2hk", "s2hkp", "t2tw", "t2hk"])
    let simplified = written(["t2s", "tw2s"])
    let fromSimplified = changed("s2t").subtracting(traditional).subtracting(common)
    let japanese = written(["t2jp"])
    mark(fromSimplified, ScriptClass.simplified)
    mark(changed("t2s").intersection(changed("tw2s")).subtracting(simplified).subtracting(common), ScriptClass.traditional)
    /// What two steps change by character, without what they or others write.
    func replaced(_ first: String, _ second: String, _ others: [String]) -> Set<UInt32> {
      guard let first = configurations[first], let second = configurations[second] else { return [] }
      let candidates = Set(first.characters.keys).union(second.characters.keys)
      let changed = candidates.filter { $0 != second.character(first.character($0)) }
      return changed.subtracting(written(others)).subtracting(second.written)
        .subtracting(first.written.filter { second.character($0) == $0 })
    }
    mark(replaced("hk2t", "t2tw", ["s2tw", "s2twp"]).subtracting(inTaiwan), ScriptClass.notTaiwan)
    mark(inTaiwan, ScriptClass.commonInTaiwan)
    mark(replaced("tw2t", "t2hk", ["s2hk", "s2hkp"]), ScriptClass.notHongKong)
    mark(changed("t2jp").subtracting(japanese), ScriptClass.notJapanese)
    mark(fromSimplified.subtracting(changed("jp2t")).subtracting(japanese), ScriptClass.simplifiedNotJapanese)
    mark(Set(0x3041...0x30FF), ScriptClass.kana)
  }

  private mutating func mark(_ characters: Set<UInt32>, _ flag: UInt8) {
    for character in characters { classes[character, default: 0] |= flag }
  }

  func add(to writer: inout TableWriter) {
    var pages: [UInt8] = []
    var known: [[UInt8]: UInt16] = [:]
    let index = (0..<1024).map { run in
      let page = (run << 6..<run << 6 + 64).map { classes[UInt32($0)] ?? 0 }
      if let number = known[page] { return number }
      let number = UInt16(pages.count / 64)
      pages += page
      known[page] = number
      return number
    }
    writer.add("class.index", index)
    writer.add("class.page", pages)
  }
}

extension FlatConfiguration {
  /// What one character becomes by itself, where that is one character.
  func character(_ character: UInt32) -> UInt32 { characters[character].flatMap { $0.count == 1 ? $0[0] : nil } ?? character }

  /// All characters that it writes in place of others.
  var written: Set<UInt32> {
    var characters: Set<UInt32> = []
    for result in self.characters.values { characters.formUnion(result) }
    for phrase in segments + runs {
      if case .text(let text) = phrase.result { characters.formUnion(text) }
    }
    return characters
  }
}
