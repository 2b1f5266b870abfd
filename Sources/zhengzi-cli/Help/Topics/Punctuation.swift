// SPDX-License-Identifier: Apache-2.0

extension HelpTopic {
  static let punctuation = HelpTopic(
    name: "punctuation", summary: "marks, spacing, width",
    text: """
      PUNCTUATION: marks, spacing, width

        --punctuation recover    the seven marks ，；：！？（） that a crawl made ASCII come
                                 back; nothing else changes, no space is touched
        --punctuation mainland   the house style of GB/T 15834: “ ” ‘ ’ …… —— ·
        --punctuation taiwan     「 」『 』 and Taiwan's marks; hongkong likewise
        --punctuation ascii      marks that any system can show
        --spacing insert         a space between Han and Latin letters or digits
        --width narrow           ＡＢＣ１２３ as ABC123

      A style changes marks that stand in Chinese. Left alone: lines of other
      languages, URLs, addresses, code, TeX, HTML, paths, numbers, times, versions,
      options, and what --protect REGEX matches. Brackets change as a pair or not at
      all. What is doubtful is reported, not changed.

      Each rule has a name. --normalize comma,period runs only these; --normalize
      -quotes runs the style without one. 'zhengzi list' shows them.
      """)
}
