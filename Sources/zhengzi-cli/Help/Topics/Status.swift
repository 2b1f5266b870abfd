// SPDX-License-Identifier: Apache-2.0

extension HelpTopic {
  static let status = HelpTopic(
    name: "status", summary: "exit statuses",
    text: """
      STATUS: exit statuses

          0  done
          1  only with --check: something would change
         64  wrong use
         65  input that cannot be decoded, with --invalid fail
         66  no such input
         74  reading or writing failed
        130  interrupted

      A closed output pipe ends the program quietly. --diff ends with 0. Errors are one
      line each on standard error: zhengzi: FILE:LINE: what is wrong; what would work.
      """)
}
