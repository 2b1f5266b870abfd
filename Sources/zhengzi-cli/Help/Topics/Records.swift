// SPDX-License-Identifier: Apache-2.0

extension HelpTopic {
  static let records = HelpTopic(
    name: "records", summary: "JSON lines, NUL, WARC",
    text: """
      RECORDS: JSON lines, NUL, WARC

        --jsonl --field text              rewrite the value of text in each line
        --jsonl --field a.b --field c     several values; a.b reaches in
        --jsonl --field text --annotate z and add a member z: what was done
        -z                                records end with NUL
        --warc                            WARC and WET files

      Each record is a document of its own: what one contains does not decide about the
      next. With --jsonl every byte outside the chosen values stays as it is, one line
      in is one line out, and a line that is no JSON object passes.

      With --warc the plain text of conversion and resource records and of responses
      is rewritten, lengths and SHA-1 digests are computed anew, and other digests are
      taken out with a notice. HTML stays as it is.

      A JSON line or WARC record above 64 MiB passes unchanged and is reported.
      """)
}
