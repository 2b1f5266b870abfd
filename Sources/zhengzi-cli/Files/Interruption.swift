// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What an interrupt leaves behind: status 130, and no temporary file.
enum Interruption {
  /// The path that a signal handler unlinks; a C string, because a handler may not allocate.
  private nonisolated(unsafe) static var path: UnsafeMutablePointer<CChar>?

  /// Installs the handlers for interrupt, hang-up and termination, and lets a closed pipe come back as an error.
  static func install() {
    signal(SIGPIPE, SIG_IGN)
    var mask = sigset_t()
    sigemptyset(&mask)
    for number in [SIGINT, SIGHUP, SIGTERM] where number != SIGHUP || !isIgnored(SIGHUP) {
      sigaddset(&mask, number)
      signal(number) { number in
        // SAFETY: only calls that are safe in a signal handler (unlink, _exit), on a string that lives until it is replaced.
        if let path = Interruption.path { unlink(path) }
        _exit(number == SIGINT ? ExitStatus.interrupted.rawValue : 128 + number)
      }
    }
    // A program may have started us from a thread that blocks signals, as those of a thread pool do.
    sigprocmask(SIG_UNBLOCK, &mask, nil)
  }

  /// Whether whoever started us wants the signal ignored, as `nohup` does.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  /// Names the temporary file that must not stay, or none.
  static func willRemove(_ name: String?) {
    // SAFETY: written by the main thread only; the old string is freed after the new one stands.
    let old = path
    path = name.flatMap { strdup($0) }
    free(old)
  }
}
