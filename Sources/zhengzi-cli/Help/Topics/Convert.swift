// SPDX-License-Identifier: Apache-2.0

extension HelpTopic {
  static let convert = HelpTopic(
    name: "convert", summary: "scripts, regions, dictionaries, romanization",
    text: """
      CONVERT: scripts, regions, dictionaries, romanization

        --to tw       from whatever script each line is in, to Taiwan's characters
        --to twp      and to Taiwan's words (软件 -> 軟體)
        -c s2twp      the same from Simplified, by OpenCC's name for it

      --to leaves text alone that is in the target script already, and makes mixed
      text uniform. -c takes every name that OpenCC 1.4.2 ships.

      Context. Where one character stands for several (发: 發 or 髮), neighbours decide
      if they are clear, and the dictionary if not. --strict leaves context out: the
      result is OpenCC's, byte for byte.

      Dictionaries. --user-dict FILE reads OpenCC's format, one entry a line: what to
      look for, a tab, what to write. A later file outweighs an earlier one and the
      built-in tables, but a longer phrase of theirs that holds an entry stays: 里 -> 裡
      leaves 公里 alone. A line that is wrong is named by file and number.

      Left alone: URLs, code between backticks, MediaWiki's -{ }-, descriptions of
      characters (⿰亻尔), and what --protect REGEX matches, which romanization and
      punctuation leave alone too.

      Romanization. --to pinyin and --to zhuyin read each word as a whole, so that 长 is
      zhǎng in 长大 and cháng in 长江. --tones numbers writes zhang3, --sandhi the tones
      of speech. What has no reading passes unchanged and is reported.
      """)
}
