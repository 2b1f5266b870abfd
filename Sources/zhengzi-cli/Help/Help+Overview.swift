// SPDX-License-Identifier: Apache-2.0

import Zhengzi

extension Help {
  /// What `zhengzi --help` prints: every option on one screen. A test compares it with the declarations.
  static var overview: String {
    """
    zhengzi puts Chinese text right: it repairs damage, converts scripts, normalizes
    punctuation. Text comes from files or standard input and goes out as UTF-8.

      zhengzi [options] [file ...]
      zhengzi list | detect [file ...] | help [topic] | completions <shell>

    Decode      --from <encoding>       what the input is in: a name, auto, auto-line
                --invalid <how>         bytes that are no text: keep, replace, fail
    Repair      --no-repair             leave damage alone
                --repair <name,...>     only these; +NAME and -NAME change the default
                --evidence <scope>      for inserted pinyin: document, line, assume
                --min-confidence <p>    leave, and report, what is less sure (0 to 1)
    Convert     -c, --config <name>     by an OpenCC configuration: s2t, s2twp, tw2sp, ...
                --to <style>            hans hant cn tw twp hk hkp jp pinyin zhuyin
                --strict                exactly as OpenCC 1.4.2, without context
                --user-dict <file>      one more dictionary, over the built-in ones
                --protect <regex>       convert and normalize nothing of this
                --tones <how>           of pinyin: marks, numbers, none
                --sandhi, --capitalize-names
    Normalize   --punctuation <style>   \(styles)
                --spacing <mode>        Han beside Latin: keep, insert, remove
                --width <mode>          full-width letters: keep, narrow, wide
                --normalize <name,...>  only these rules; +NAME and -NAME
    Transform   --form <form>           Unicode form: keep, nfc, nfkc
                --transform <id>        any ICU transform; --rules <file>: your own
    Input and   --jsonl --field <name>  rewrite this value of each JSON line
    output      --annotate <name>       and add what was done to it
                --warc                  rewrite the plain text of WARC records
                -z, --null              records end with NUL
                -j <n>                  worker threads; the order is kept
                -i, --in-place          rewrite the files; -i=.bak keeps the old ones
                -o, --output <file>     write here; .gz and .zst compress
                --files0-from <file>    names of inputs, each ending with NUL
                --config-file <file>    options from a TOML file
                --line-buffered         flush after each line
    Report      --check                 write nothing; status 1 if anything would change
                --diff                  a unified diff instead of the text
                --explain <jsonl|tsv>   one record for each change instead of the text
                --uncertain <list|mark> only the choices that are not sure
                --report <file>         counts as JSON, or as a page (.html)
                --progress, --color <auto|always|never>
                --version, -h, --help

    zhengzi list shows every repair, style and rule with an example;
    zhengzi help TOPIC explains: \(HelpTopic.all.prefix(5).map(\.name).joined(separator: ", ")),
    \(HelpTopic.all.dropFirst(5).map(\.name).joined(separator: ", ")), or options, each in full.
    """
  }

  /// The names of the styles, in lines of at most 88 columns below one another.
  private static var styles: String {
    var lines = [""]
    for name in PunctuationStyle.all.map(\.name) + ["keep"] {
      if let last = lines.last, !last.isEmpty, last.count + 1 + name.count > 88 - 36 { lines.append("") }
      lines[lines.count - 1] += (lines.last == "" ? "" : " ") + name
    }
    return lines.joined(separator: "\n" + String(repeating: " ", count: 36))
  }
}
