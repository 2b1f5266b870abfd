// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What an interrupt leaves behind: status 130, and no temporary file.
enum Interruption {
  /// The path that a signal handler unlinks; a C string, because a handler may not allocate.
  private nonisolated(unsafe) static var path: UnsafeMutablePointer<CChar>?

  /// Installs the handlers for interrupt, hang-up and termination, and lets a closed pipe come back as an error.
  static func install() {
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGHUP, SIGTERM] {
      signal(number) { number in
        // SAFETY: only calls that are safe in a signal handler (unlink, _exit), on a string that lives until it is replaced.
        if let path = unsafe Interruption.path { unlink(path) }
        _exit(number == SIGINT ? 130 : 128 + number)
      }
    }
  }

  /// Names the temporary file that must not stay, or none.
  static func willRemove(_ name: String?) {
    // SAFETY: written by the main thread only; the old string is freed after the new one stands.
    let old = unsafe path
    unsafe path = name.flatMap { strdup($0) }
    free(old)
  }
}
