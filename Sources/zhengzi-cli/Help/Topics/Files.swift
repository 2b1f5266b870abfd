// SPDX-License-Identifier: Apache-2.0

extension HelpTopic {
  static let files = HelpTopic(
    name: "files", summary: "rewriting, compressing, naming files",
    text: """
      FILES: rewriting, compressing, naming files

        -o FILE            write here instead of standard output
        -i FILE ...        rewrite the files themselves; -i=.bak keeps the old ones
        --files0-from LIST names of inputs, as find -print0 writes them
        --config-file F    options from a TOML file:  to = "twp"

      A file is replaced only when the new one is whole and on the disk: it is written
      beside the old one, with its mode and owner, and takes its place at the end. A
      file that would not change is not touched. Symbolic links are followed.

      Input that gzip or Zstandard compressed is recognized by its first bytes; -o x.gz
      and -o x.zst compress, and -i keeps a compressed file compressed.

      Of several files, one that cannot be read is reported, the others go on, and the
      status is 66.
      """)
}
