// SPDX-License-Identifier: Apache-2.0

/// The quotations of a plain line: two levels.
struct PlainQuotes {
  private struct Level {
    var open: UInt32
    var hasHan = false
    var isChanged: Bool
  }

  private let forms: PunctuationStyle.Quotes
  private var outer: Level?
  private var inner: Level?
  /// Whether the line has any.
  private(set) var isUsed = false
  var isOpen: Bool { outer != nil }

  init(_ forms: PunctuationStyle.Quotes) { self.forms = forms }

  mutating func takeHan() {
    outer?.hasHan = true
    inner?.hasHan = true
  }

  /// The form that the mark gets, or `nil` where the quotations are not plain: they must close what they open, and hold Han where they change.
  mutating func form(of code: UInt32) -> UInt32? {
    isUsed = true
    if Quotation.isOpening(code) {
      guard inner == nil else { return nil }
      let form = outer == nil ? forms.outer.open : forms.inner.open
      let level = Level(open: code, isChanged: form != code)
      if outer == nil { outer = level } else { inner = level }
      return form
    }
    guard let last = inner ?? outer, Quotation.closes(last.open, code) else { return nil }
    let form = inner == nil ? forms.outer.close : forms.inner.close
    guard last.hasHan || !last.isChanged && form == code else { return nil }
    if inner == nil { outer = nil } else { inner = nil }
    return form
  }

  /// The form of a straight quotation, which holds no other one: `nil` where two are open.
  func formOfStraight() -> (open: UInt32, close: UInt32)? {
    guard inner == nil else { return nil }
    return outer == nil ? forms.outer : forms.inner
  }
}
