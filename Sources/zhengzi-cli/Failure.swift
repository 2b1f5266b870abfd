// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The statuses that the command ends with, as in sysexits.h where that has one.
enum ExitStatus: Int32 {
  case success = 0
  /// Only with `--check`: something would change.
  case wouldChange = 1
  case usage = 64
  case undecodable = 65
  case noInput = 66
  case inputOutput = 74
  case interrupted = 130

  /// Takes another input's status in: failed reading or writing outweighs a missing input, which outweighs success.
  mutating func join(_ other: ExitStatus) {
    if self == .success || other == .inputOutput { self = other }
  }
}

/// Why the command stops: a status and one line that names the culprit and what would work.
struct Failure: Error {
  var status: ExitStatus
  var message: String
  /// Whether one input is to blame, so that the others can go on.
  var isOfInput: Bool

  init(_ status: ExitStatus, _ message: String, isOfInput: Bool = false) {
    self.status = status
    self.message = message
    self.isOfInput = isOfInput
  }
}

/// Writes `zhengzi: MESSAGE` to standard error.
func report(_ message: String) {
  let line = Array("zhengzi: \(message)\n".utf8)
  line.withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

/// What the system says of the last failed call, in lower case as all our messages are.
func systemMessage(_ code: Int32 = errno) -> String {
  let text = String(cString: strerror(code))
  return text.prefix(1).lowercased() + text.dropFirst()
}
