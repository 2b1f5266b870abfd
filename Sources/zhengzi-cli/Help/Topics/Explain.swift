// SPDX-License-Identifier: Apache-2.0

extension HelpTopic {
  static let explain = HelpTopic(
    name: "explain", summary: "what was changed, why, and how sure",
    text: """
      EXPLAIN: what was changed, why, and how sure

        --diff             a unified diff
        --explain jsonl    one record for each change, or tsv
        --uncertain list   only the choices that are not sure; mark shows them in the text
        --report r.html    counts and examples as a page to look at; r.json as data
        --check            nothing but the status: 1 if anything would change

      A record has file and line, start and end (bytes of the input after decoding),
      out_start and out_end (bytes of the output), before, after, rule, confidence and
      candidates: what else might have stood there. Applied to the input, the records
      give the output exactly. Two equal texts mean: looked at and left alone.

      Sure enough. --uncertain takes changes and notes below a confidence of 0.9: repairs
      that might be wrong, marks that were left, characters that stand for several words
      where no neighbour decides. list writes their records instead of the text, mark
      puts them between brackets, what was chosen first: ⟦松|鬆⟧.

      Where several stages changed a place, rule is the first and rules are all. Bytes
      that are no UTF-8 stand as before_hex and after_hex. With --jsonl, -z and --warc,
      offsets count within the value, and record gives its number.
      """)
}
