// SPDX-License-Identifier: Apache-2.0

import CICU
import ZhengziCore

/// The names that `--transform` knows.
public enum TransformNames {
  /// All transforms of the ICU in use, sorted; about 800. Each may be chained with others by `;` and carry a filter in front.
  public static func all() throws(ZhengziError) -> [String] {
    try ICU.load()
    guard let names = cicu_transform_names_open() else { return [] }
    defer { cicu_names_close(names) }
    var result: [String] = []
    while let name = cicu_names_next(names) { result.append(String(cString: name)) }
    return result.sorted()
  }

  /// The error for a chain in which one name is not known.
  static func unknown(_ id: String) -> ZhengziError {
    let known = (try? all()) ?? []
    let culprit = parts(of: id).first { part in !known.contains { $0.lowercased() == part.lowercased() } && !opens(part) } ?? id
    let near = NearestNames.find(culprit, among: known, count: 3)
    let advice = near.isEmpty ? "'zhengzi list transforms' names them all" : "did you mean \(near.joined(separator: ", "))?"
    return ZhengziError(.unknownName, "unknown transform '\(culprit)'; \(advice)")
  }

  /// The names of a chain without their filters: `[a-z] Any-Upper; NFC` is `Any-Upper` and `NFC`.
  private static func parts(of id: String) -> [String] {
    id.split(separator: ";").map { part in
      let afterFilter = part.lastIndex(of: "]").map { part[part.index(after: $0)...] } ?? part
      return String(afterFilter.drop { $0 == ":" || $0 == " " }.prefix { $0 != "(" && $0 != " " })
    }.filter { !$0.isEmpty }
  }

  private static func opens(_ name: String) -> Bool {
    var error = cicu_parse_error()
    var status: Int32 = 0
    let id = Array(name.utf16)
    guard let handle = cicu_transliterator_open(id, Int32(id.count), nil, 0, &error, &status) else { return false }
    cicu_transliterator_close(handle)
    return true
  }
}
