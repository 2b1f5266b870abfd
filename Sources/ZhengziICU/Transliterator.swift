// SPDX-License-Identifier: Apache-2.0

import CICU
import ZhengziCore

/// One of ICU's transforms, or a set of a user's own rules, open for one thread.
///
///     let latin = try Transliterator(id: "Han-Latin; Latin-ASCII")
///
/// Cost: 8 ms for the first of a process, less for others; ICU transforms 0.4 to 15 MB/s.
struct Transliterator: ~Copyable {
  private let handle: OpaquePointer

  /// Opens a transform by its name, which may be a chain: `Any-Latin; Latin-ASCII`.
  init(id: String) throws(ZhengziError) {
    try ICU.load()
    var error = cicu_parse_error()
    var status: Int32 = 0
    let name = Array(id.utf16)
    guard let handle = cicu_transliterator_open(name, Int32(name.count), nil, 0, &error, &status) else {
      throw TransformNames.unknown(id)
    }
    self.handle = handle
  }

  /// Compiles rules; `file` names them in an error.
  init(rules: String, file: String) throws(ZhengziError) {
    try ICU.load()
    var error = cicu_parse_error()
    var status: Int32 = 0
    let name = Array("Rules".utf16)
    let text = Array(rules.utf16)
    if let place = RuleNesting.firstTooDeep(in: text) {
      let line = 1 + text[..<place].count { $0 == 0x0A }
      let advice = "write the inner ones as rules of their own"
      throw ZhengziError(.invalidFile, "\(file):\(line): ( ) nested deeper than \(RuleNesting.deepest); \(advice)")
    }
    if let place = RuleSegments.firstMissing(in: text) {
      let line = 1 + text[..<place].count { $0 == 0x0A }
      throw ZhengziError(.invalidFile, "\(file):\(line): a $1 without its ( ); the left side needs as many ( ) as the right side names")
    }
    guard let handle = cicu_transliterator_open(name, Int32(name.count), text, Int32(text.count), &error, &status) else {
      throw RuleFault(status: status, error: error, rules: text).error(file: file)
    }
    self.handle = handle
  }

  private init(handle: OpaquePointer) {
    self.handle = handle
  }

  deinit {
    cicu_transliterator_close(handle)
  }

  /// The same transform for another thread, or `nil` where there is no memory.
  func clone() -> Transliterator? {
    cicu_transliterator_clone(handle).map { Transliterator(handle: $0) }
  }

  /// Transforms a text in place; leaves it as it is where ICU fails.
  func transform(_ text: inout [UInt16]) {
    var capacity = 2 * text.count + 64
    // Twice is enough: the first try tells how much room the second needs.
    for _ in 0..<2 {
      var buffer = text
      buffer.append(contentsOf: repeatElement(0, count: capacity - text.count))
      var status: Int32 = 0
      let length = Int(cicu_transliterate(handle, &buffer, Int32(text.count), Int32(capacity), &status))
      guard status <= 0, length >= 0 else { return }
      if length <= capacity {
        buffer.removeSubrange(length...)
        text = buffer
        return
      }
      capacity = length
    }
  }
}
