// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Standard input, output and error as whoever started us left them.
enum StandardStreams {
  /// Fills the places of those that are closed with something that fails: the next file that is opened would stand there otherwise, and
  /// our messages or our output would be written into it.
  static func keepPlaces() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free place is this one: those below it are open. Each is opened for what nobody does with it.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
