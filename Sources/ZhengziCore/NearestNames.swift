// SPDX-License-Identifier: Apache-2.0

/// Finds what a user may have meant by a name that is not known.
public enum NearestNames {
  /// The known names that differ least, the nearest first; names that share less than half of their letters are left out, and those that
  /// differ in `spread` letters more than the nearest.
  ///
  /// Cost: the lengths of the names multiplied, for each known name.
  public static func find(_ name: String, among known: [String], count: Int, spread: Int = 100) -> [String] {
    let wanted = Array(name.lowercased().utf8)
    let scored = known.map { (name: $0, distance: distance(wanted, Array($0.lowercased().utf8))) }
    let least = scored.map(\.distance).min() ?? 0
    return scored.filter { 2 * $0.distance <= max(wanted.count, $0.name.utf8.count) && $0.distance < least + spread }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(count).map(\.name)
  }

  /// How many letters must be added, dropped or changed to make one word of the other.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let change = diagonal + (letter == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(change, diagonal + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}

extension ZhengziError {
  /// An error for a name that is not in a closed list: it names the nearest, and all.
  public static func unknown(_ kind: String, _ name: String, known: [String]) -> ZhengziError {
    let nearest = NearestNames.find(name, among: known, count: 2, spread: 3).map { "'\($0)'" }.joined(separator: " or ")
    let question = nearest.isEmpty ? "" : "; did you mean \(nearest)?"
    return ZhengziError(.unknownName, "unknown \(kind) '\(name)'\(question); known \(kind)s: \(known.joined(separator: ", "))")
  }
}
