// SPDX-License-Identifier: Apache-2.0

import TableFormat

extension TableFamily {
  /// OpenCC's dictionaries, flattened into one set of tables for each configuration.
  static let opencc = TableFamily(name: "opencc") { folder throws(TableError) in
    var compilation = OpenCCCompilation(folder)
    return try compilation.run()
  }
}

/// One run of the compiler over `Tables/opencc`.
///
/// Sections for all: `names` (of the configurations in the order of their numbers, a line each), `pages`, `texts`, `compatibility` (pairs of
/// code points). For each table of phrases `t0.…`, `t1.…` (``PhrasePacking``). For
/// each configuration: `NAME.info` (its segment and run tables, and the two configurations that take its steps one by one; 0xFFFF for none),
/// `.index` (pages), `.other` (exceptions), `.first` (``PhraseStarts``), `.edge`, `.chg` and `.tag` (``ChangePacking``), `.own` (``OwnPhrases``).
struct OpenCCCompilation {
  private let folder: TableFolder
  private var writer = TableWriter()
  private var pool = TextPool()
  private var pages = CharacterPacking()
  private var compatibility: [UInt32: Scalars] = [:]
  private var dictionaries: [String: [(key: Scalars, value: Scalars)]] = [:]
  /// Numbers of tables of phrases by their keys.
  private var tables: [Set<Scalars>: Int] = [:]
  private var packings: [PhrasePacking] = []
  private var prefixes: [Int: PrefixSet] = [:]
  private var flats: [String: FlatConfiguration] = [:]
  private var chains: [String: Chain] = [:]
  /// Names in the order of their numbers, with their steps.
  private var plans: [(name: String, segmentation: String, steps: [String])] = []

  init(_ folder: TableFolder) { self.folder = folder }

  mutating func run() throws(TableError) -> TableWriter {
    for row in try load("CJK_Compatibility_Ideographs") { compatibility[row.key[0]] = row.value }
    try readPlans()
    for plan in plans { try compile(plan) }
    for (number, packing) in packings.enumerated() { packing.add(to: &writer, "t\(number)") }
    writer.add("names", plans.map { $0.name + "\n" }.joined().utf8.map { $0 })
    let common = try folder.table("BothScripts.tsv").rows + folder.table("BothScripts-own.tsv").rows
    func characters(_ rows: [TableText.Row]) -> Set<UInt32> { Set(rows.flatMap { $0.fields[0].unicodeScalars.map(\.value) }) }
    let inTaiwan = try folder.table("TaiwanForms-own.tsv").rows
    ScriptEvidence(flats, inBothScripts: characters(common), inTaiwan: characters(inTaiwan)).add(to: &writer)
    try OwnPhrases(folder.table("Phrases-own.tsv")) { name, text in chains[name]?.convert(text) ?? text }.add(to: &writer)
    writer.add("pages", pages.pages)
    writer.add("texts", pool.bytes + [UInt8](repeating: 0, count: 16))
    writer.add("compatibility", compatibility.keys.sorted().flatMap { [$0, compatibility[$0]?.first ?? $0] })
    return writer
  }

  /// Reads the configurations, and adds those that only take one step of another.
  private mutating func readPlans() throws(TableError) {
    for row in try folder.table("configurations.tsv").rows {
      let steps = row.fields[2].replacing(" > ", with: ">").split(separator: ">").map(String.init)
      plans.append((String(row.fields[0]), String(row.fields[1]), steps))
    }
    for plan in plans where plan.steps.count > 1 && !plan.steps[0].hasPrefix(plan.segmentation) {
      for (number, step) in plan.steps.enumerated() where !plans.contains(where: { $0.segmentation == "-" && $0.steps == [step] }) {
        plans.append(("\(plan.name)\(number + 1)", "-", [step]))
      }
    }
  }

  private mutating func load(_ name: String) throws(TableError) -> [(key: Scalars, value: Scalars)] {
    if let known = dictionaries[name] { return known }
    var rows: [(key: Scalars, value: Scalars)] = []
    for row in try folder.table("\(name).tsv").rows {
      let value = row.fields[1].prefix { $0 != " " }
      guard row.fields[0].utf8.count <= 48 else { throw row.error("a key of more than 48 bytes") }
      guard value.utf8.count < 256 else { throw row.error("a value of more than 255 bytes", field: 1) }
      rows.append((row.fields[0].unicodeScalars.map(\.value), value.unicodeScalars.map(\.value)))
    }
    dictionaries[name] = rows
    return rows
  }

  private mutating func dictionary(_ expression: String) throws(TableError) -> StepDictionary {
    for name in expression.split(whereSeparator: { $0 == "|" || $0 == "+" }) { _ = try load(String(name)) }
    let loaded = dictionaries
    return try StepDictionary(expression) { name throws(TableError) in loaded[name] ?? [] }
  }

  private mutating func compile(_ plan: (name: String, segmentation: String, steps: [String])) throws(TableError) {
    var steps: [StepDictionary] = []
    for step in plan.steps { steps.append(try dictionary(step)) }
    let segmentation = plan.segmentation == "-" ? nil : try dictionary(plan.segmentation)
    let flat = FlatConfiguration(name: plan.name, segmentation: segmentation, steps: steps)
    flats[plan.name] = flat
    chains[plan.name] = Chain(segmentation: segmentation, steps: steps)
    let segmentTable = number(of: flat.segments.map(\.key))
    let runTable = number(of: flat.runs.map(\.key))
    let prefixes = segmentTable == 0xFFFF ? PrefixSet([]) : prefixes[segmentTable] ?? PrefixSet(flat.segments.map(\.key))
    if segmentTable != 0xFFFF { self.prefixes[segmentTable] = prefixes }
    ChangePacking(flat, prefixes, &pool).add(to: &writer, plan.name)
    let single = plan.steps.map { step in plans.firstIndex { $0.segmentation == "-" && $0.steps == [step] } ?? 0xFFFF }
    let stepwise = flat.edges.isEmpty ? [0xFFFF, 0xFFFF] : single
    writer.add("\(plan.name).info", ([segmentTable, runTable] + stepwise).map { UInt32($0) })
    writer.add("\(plan.name).index", pages.index(flat.characters, compatibility: compatibility))
    writer.add("\(plan.name).other", CharacterPacking.exceptions(flat.characters, &pool))
    writer.add("\(plan.name).first", try PhraseStarts(flat).bits)
    writer.add("\(plan.name).edge", PhrasePacking.bits(flat.edges, sparseness: 128))
  }

  /// The number of the table of phrases that has these keys; 0xFFFF where there are none.
  private mutating func number(of keys: [Scalars]) -> Int {
    if keys.isEmpty { return 0xFFFF }
    let set = Set(keys)
    if let known = tables[set] { return known }
    tables[set] = packings.count
    packings.append(PhrasePacking(keys))
    return packings.count - 1
  }
}

/// A configuration as it is written: a text cut into segments and runs, and each through one step after the other.
struct Chain {
  let segmentation: StepDictionary?
  let steps: [StepDictionary]

  func convert(_ text: Scalars) -> Scalars {
    guard let segmentation else { return through(text[...]) }
    var (output, run): (Scalars, Int) = ([], 0)
    var i = 0
    while i < text.count {
      let length = segmentation.matchLength(text, at: i)
      if length > 1 {
        output += through(text[run..<i]) + through(text[i..<i + length])
        run = i + length
      }
      i += max(length, 1)
    }
    return output + through(text[run...])
  }

  private func through(_ text: ArraySlice<UInt32>) -> Scalars { steps.reduce(Array(text)) { $1.convert($0) } }
}
