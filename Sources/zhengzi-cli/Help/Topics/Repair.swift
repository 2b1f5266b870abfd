// SPDX-License-Identifier: Apache-2.0

extension HelpTopic {
  static let repair = HelpTopic(
    name: "repair", summary: "what damage is undone, and when",
    text: """
      REPAIR: what damage is undone, and when

      By default three repairs run; sound text passes them byte for byte.

        pinyin-insertion  pinyin that a converter put into the bytes of a GBK page, and
                          the characters that it broke: 打?qū)嵽k好 -> 打實辦好
        mojibake          text that was read in a wrong encoding, up to four times over:
                          ä½ å¥½ -> 你好
        lost-text         text that is gone for good, such as 锟斤拷: reported only

      The others are matters of taste, or need a source that is known to have them.
      'zhengzi list' shows all, with an example each.

        --repair ftfy              all that ftfy does, as it does it
        --repair +entities         the default, and HTML entities too
        --repair -mojibake         the default without this one
        --repair radicals          this one alone

      Evidence. Real glosses such as 重(chóng)庆 must stay, so pinyin is taken out only
      where a page shows that it was inserted. --evidence line lets each line speak
      for itself; --evidence assume says that you know the source to be damaged.

      Confidence. Each repair says how sure it is. --min-confidence 0.9 leaves alone
      what is less sure, and reports it: see 'zhengzi help explain'.
      """)
}
