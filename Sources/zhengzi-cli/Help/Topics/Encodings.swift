// SPDX-License-Identifier: Apache-2.0

extension HelpTopic {
  static let encodings = HelpTopic(
    name: "encodings", summary: "input that is not UTF-8",
    text: """
      ENCODINGS: input that is not UTF-8

        --from GBK         this encoding; any name that ICU knows
        --from auto        find out, once for the file
        --from auto-line   find out line by line, for files that mix encodings
        --from auto,Big5   find out, and lean towards Big5 where it is close

      Without --from the input is taken for UTF-8, and lines that are not pass on as
      they are. Bytes that mean nothing in the encoding are kept, replaced by U+FFFD, or
      fail with status 65: --invalid keep, replace, fail.

      'zhengzi detect FILE' tells encoding, script and damage without changing anything;
      'zhengzi list encodings' names what it can find out.

      Output is always UTF-8. For others: zhengzi page.txt | iconv -t GB18030
      """)
}
