// SPDX-License-Identifier: Apache-2.0

extension HelpTopic {
  static let pipelines = HelpTopic(
    name: "pipelines", summary: "large inputs, threads, memory",
    text: """
      PIPELINES: large inputs, threads, memory

        zhengzi -j 2 --jsonl --field text -o clean.jsonl.zst crawl.jsonl.gz

      Memory does not grow with the input, nor with the length of a line. -j N works on
      N windows at a time and keeps the order; the output is the same for every N.
      Output is the same too, however the input is cut into reads.

      Evidence of damage is weighed within windows of 64 KiB, from a window and the one
      before it. --line-buffered decides from what came so far, and is the one option
      that may give another result.

      No network, no temporary file but the one beside a file that is replaced, no
      environment variable that changes the text.
      """)
}
