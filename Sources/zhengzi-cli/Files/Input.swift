// SPDX-License-Identifier: Apache-2.0

import Glibc

/// An open input: a file or standard input, read in chunks.
final class Input {
  /// As the user named it; `-` is standard input.
  let name: String
  let descriptor: Int32
  /// In bytes, where it is a regular file.
  let size: Int?
  /// What the system said of it when it was opened.
  private let status: stat

  /// - Throws: status 66 where there is no such file or it cannot be opened, with what would work for a folder.
  init(_ name: String) throws(Failure) {
    self.name = name
    if name == "-" {
      descriptor = STDIN_FILENO
    } else {
      descriptor = open(name, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Failure(.noInput, "\(name): \(systemMessage())") }
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Failure(.noInput, "\(name): \(systemMessage())") }
    if status.st_mode & S_IFMT == S_IFDIR {
      if descriptor != STDIN_FILENO { close(descriptor) }
      throw Failure(.noInput, "\(name): is a directory; name its files, e.g. with 'find \(name) -type f -print0 | zhengzi --files0-from -'")
    }
    size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    self.status = status
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// Whether it is the same regular file as another descriptor.
  func isSameFile(as other: Int32) -> Bool {
    var mine = stat()
    var theirs = stat()
    guard fstat(descriptor, &mine) == 0, fstat(other, &theirs) == 0 else { return false }
    return mine.st_mode & S_IFMT == S_IFREG && mine.st_dev == theirs.st_dev && mine.st_ino == theirs.st_ino
  }

  /// Whether its name still leads to it, and nobody has written to it since it was opened.
  var isUntouched: Bool {
    var now = stat()
    guard stat(name, &now) == 0, now.st_dev == status.st_dev, now.st_ino == status.st_ino else { return false }
    return now.st_size == status.st_size && now.st_mtim.tv_sec == status.st_mtim.tv_sec && now.st_mtim.tv_nsec == status.st_mtim.tv_nsec
  }

  /// Reads what is there into the start of `buffer`: the number of bytes, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntilReadable()
      default: throw Failure(.inputOutput, "\(name): reading failed: \(systemMessage())", isOfInput: true)
      }
    }
  }

  private func waitUntilReadable() {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&request, 1, -1)
  }
}
