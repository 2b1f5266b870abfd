// SPDX-License-Identifier: Apache-2.0

// Makes the language model:
//
//     swift run -c release train-model Tables CORPUS OUTPUT [ENTRIES [MODEL]]
//
// CORPUS holds the files that Tables/MODEL/SOURCES.tsv names, for which `model` stands unless it is given; ENTRIES is how many n-grams stay.

import TableFormat

let arguments = CommandLine.arguments
guard arguments.count >= 4 else { fail("usage: train-model TABLES CORPUS OUTPUT [ENTRIES]") }
let tables = arguments[1]
let entries = arguments.count > 4 ? Int(arguments[4]) ?? 1_000_000 : 1_000_000

let name = arguments.count > 5 ? arguments[5] : "model"

let sources = Source.list(at: "\(tables)/\(name)/SOURCES.tsv")
let texts = sources.map { ($0, $0.read(in: arguments[2])) }

let folding = Folding(
  simplified: rows(of: contents(ofFile: "\(tables)/opencc/TSCharacters.tsv")),
  japanese: rows(of: contents(ofFile: "\(tables)/opencc/JPShinjitaiCharacters.tsv")))
var frequencies = [Float](repeating: 0, count: 0x10000)
for (source, text) in texts where source.kind == .text {
  forEachUnit(text) { frequencies[Int(folding.representative[Int($0)])] += source.weight }
}
let extra = Vocabulary.extraCounts(rows(of: contents(ofFile: "\(tables)/gbk/characters.tsv")), folding: folding)
let vocabulary = Vocabulary(folding: folding, frequencies: frequencies, extra: extra, countsSpaces: name != "model")

var reader = Reader(vocabulary)
for (source, text) in texts { reader.add(source, text) }
let counts = Counts(entries: reader.trigrams)
print("\(vocabulary.count) classes, \(reader.trigrams.count) trigrams, \(counts.keys.count) distinct")

let model = KneserNey(trigramCounts: counts, extraCounts: vocabulary.extraCounts)
let file = ModelFile(model, classes: vocabulary.classes, limit: entries).file()
write(file, toFile: arguments[3])
print("\(file.count) bytes")
