// SPDX-License-Identifier: Apache-2.0

/// The rules of a normalizer, applied to one line after another.
struct LineRules: Sendable {
  private let options: Normalizer.Options
  private var style: PunctuationStyle { options.style }

  /// After so many rounds a line that still changes is left as it was: no text is known that does.
  private static let mostRounds = 6

  private let mask: RuleMask
  /// What any of the rules for lines with Han looks at.
  private let traits: LineTraits
  /// For each ASCII mark the rule that may change it, where that is switched on.
  private let singleMarkRules: [Normalization?]

  init(_ options: Normalizer.Options) {
    self.options = options
    mask = RuleMask(options.normalizations)
    traits = options.normalizations.subtracting([.width, .latinLines]).reduce(into: []) { $0.formUnion(LineTraits(of: $1)) }
    singleMarkRules = (0..<0x80).map { code in
      Self.rule(for: code).flatMap { options.normalizations.contains($0) ? $0 : nil }
    }
  }

  /// Applies the rules until none finds anything more to do, so that a second run over the output changes nothing.
  ///
  /// Returns whether the line is to be written.
  func settles(_ line: inout Line) -> Bool {
    for _ in 0..<Self.mostRounds {
      let before = line.changes
      apply(to: &line)
      if line.changes == before { return line.changes > 0 || line.hasNotes }
      line.survey()
      if isSettled(line) { return true }
    }
    return false
  }

  /// The forms of quotation marks that are paired over lines: not straight ones, which do not tell afterwards which of them open.
  var pairedForms: PunctuationStyle.Quotes? {
    guard has(.quotes), let forms = style.quotes, !Quotation.isStraight(forms.outer.open) else { return nil }
    return forms
  }

  /// Finds out which quotation marks of the line open, and nothing else.
  func prepareQuotes(of line: inout Line) {
    if runs(.smallForms, on: line) { SmallForms.apply(to: &line) }
    line.protectSpans()
  }

  /// Whether no rule finds anything to look at.
  private func isSettled(_ line: borrowing Line) -> Bool {
    if runs(.width, on: line) { return false }
    guard line.traits.contains(.han), !line.traits.contains(.foreign) else { return !runs(.latinLines, on: line) }
    return line.traits.isDisjoint(with: traits)
  }

  private func apply(to line: inout Line) {
    if runs(.width, on: line) {
      Width.apply(to: &line, options.width)
      line.surveyAll()
    }
    if runs(.latinLines, on: line) { LatinLines.apply(to: &line) }
    guard line.traits.contains(.han), !line.traits.contains(.foreign), !line.traits.isDisjoint(with: traits) else { return }
    line.protectSpans()
    if runs(.smallForms, on: line) { SmallForms.apply(to: &line) }
    if runs(.radicals, on: line) { Radicals.apply(to: &line) }
    if runs(.invisible, on: line) { Invisible.apply(to: &line) }
    if runs(.indent, on: line) { Indent.apply(to: &line) }
    if runs(.ellipsis, on: line) { Ellipsis.apply(to: &line, style) }
    if runs(.dash, on: line) { Dash.apply(to: &line, style) }
    if !line.traits.isDisjoint(with: [.stops, .brackets, .points, .tildes]) { marks(&line) }
    if runs(.asciiMarks, on: line) { AsciiMarks.apply(to: &line, .asciiMarks) }
    if !line.traits.isDisjoint(with: [.quotes, .spaces]) { frames(&line) }
    if runs(.spacing, on: line) { Spacing.apply(to: &line, options.spacing) }
    if runs(.repeatedMarks, on: line) { RepeatedMarks.apply(to: &line) }
  }

  private static func rule(for code: UInt8) -> Normalization? {
    switch code {
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "."): .period
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: "!"), UInt8(ascii: "?"): .exclaimQuestion
    default: nil
    }
  }

  private func has(_ normalization: Normalization) -> Bool { mask.contains(normalization) }

  /// Whether the rule is switched on and finds anything to look at.
  @inline(__always)
  private func runs(_ normalization: Normalization, on line: borrowing Line) -> Bool {
    !line.traits.isDisjoint(with: LineTraits(of: normalization)) && has(normalization)
  }

  /// The rules that change one mark into another: no place moves.
  private func marks(_ line: inout Line) {
    var sentences = SentenceFinder()
    swap(&sentences, &line.finder)
    defer { swap(&sentences, &line.finder) }
    sentences.removeAll()
    if runs(.brackets, on: line) { Brackets.apply(to: &line, &sentences, takesSpaced: has(.spaceByMarks)) }
    if line.traits.contains(.stops) { singleMarks(&line, &sentences) }
    if runs(.interpunct, on: line) { Interpunct.apply(to: &line, style) }
    if runs(.tilde, on: line) { Tilde.apply(to: &line, &sentences, style) }
  }

  /// Quotes and spaces: they look at marks that were changed.
  private func frames(_ line: inout Line) {
    var sentences = SentenceFinder()
    swap(&sentences, &line.finder)
    defer { swap(&sentences, &line.finder) }
    sentences.removeAll()
    if runs(.quotes, on: line) { Quotes.apply(to: &line, &sentences, style) }
    if runs(.spaceByMarks, on: line) { SpaceByMarks.apply(to: &line, &sentences) }
  }

  /// The single marks, from left to right: one that was changed is evidence for the next.
  private func singleMarks(_ line: inout Line, _ sentences: inout SentenceFinder) {
    var i = 0
    while line.nextSign(&i) {
      guard line[i].kind == .mark, line[i].span == .none, let rule = singleMarkRules[Int(line[i].code & 0x7F)],
        !isAfterWordInLatin(line, i)
      else { continue }
      if sentences.isLatin(at: i, of: line), !line[i - 1].isHan || !line[i + 1].isHan { continue }
      if let code = replacement(line, i, &sentences, rule) { line.change(i, to: code, rule) }
    }
  }

  /// Whether a word or number touches the mark and a space follows, within the line: no rule takes it there, and most marks of Latin text stand so.
  private func isAfterWordInLatin(_ line: borrowing Line, _ i: Int) -> Bool {
    line[i - 1].isLatin && line[i + 1].isSpace && !line.isAtLineEnd(i)
  }

  private func replacement(_ line: borrowing Line, _ i: Int, _ sentences: inout SentenceFinder, _ rule: Normalization) -> UInt32? {
    if Quotation.mentions(line, i) || Quotation.endsLatin(line, i) || followsStop(line, i, rule) || isCode(line, i, rule) { return nil }
    if !has(.spaceByMarks), rule == .colon || rule == .semicolon, ownsSpaceAfterQuote(line, i) { return nil }
    switch rule {
    case .comma: return Comma.replacement(line, i, &sentences)
    case .period: return Period.replacement(line, i, &sentences, style)
    case .colon: return Colon.replacement(line, i, &sentences)
    case .semicolon: return Semicolon.replacement(line, i)
    case .exclaimQuestion: return ExclaimQuestion.replacement(line, i, &sentences)
    default: return nil
    }
  }

  /// Whether the mark ends a statement of code, or stands behind Latin before a closing bracket: `(x,)`, `{ f(x); }`.
  private func isCode(_ line: borrowing Line, _ i: Int, _ rule: Normalization) -> Bool {
    guard line[i - 1].code < 0x80, !line[i - 1].isSpace else { return false }
    switch rule {
    case .colon, .semicolon: return closesBracket(line.ascii(i + 1)) || CodeStatement.ends(line, at: i)
    case .comma: return closesBracket(line.ascii(i + 1))
    default: return false
    }
  }

  private func closesBracket(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }

  /// Whether a closing quote stands before the mark and a space and text behind: `「数字」: 必填`.
  ///
  /// A full-width mark has its space in itself. In the texts that this was counted in, nine of ten such colons and semicolons were typed in ASCII; to undo
  /// a crawl that is no certainty, and a style takes them and the space.
  private func ownsSpaceAfterQuote(_ line: borrowing Line, _ i: Int) -> Bool {
    line[i - 1].kind == .quote && !line[i - 1].opens && line[i + 1].isSpace && !line.isAtLineEnd(i)
  }

  /// Whether a full-width stop that was there before touches the mark: what follows it was typed as ASCII. After a comma or colon of any kind ! and ?
  /// are signs that the text is about.
  private func followsStop(_ line: borrowing Line, _ i: Int, _ rule: Normalization) -> Bool {
    switch line[i - 1].code {
    case 0x3001, 0xFF0C, 0xFF1A, 0xFF1B: rule == .exclaimQuestion || line[i - 1].rule == nil
    case 0x3002: rule != .exclaimQuestion && line[i - 1].rule == nil
    default: false
    }
  }
}
