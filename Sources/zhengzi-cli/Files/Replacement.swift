// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A temporary file beside the one that it will replace: at every moment the path holds the whole old file or the whole new one.
final class Replacement {
  let descriptor: Int32
  private let path: String
  private let temporary: String
  private var isCommitted = false

  /// Makes the temporary file, with the old one's mode and owner. Symbolic links are followed: the link stays, its target changes.
  init(of name: String) throws(Failure) {
    let target = Self.resolved(name)
    path = target
    var template = Array((Self.directory(of: target) + ".zhengzi-XXXXXX").utf8CString)
    descriptor = mkstemp(&template)
    temporary = template.withUnsafeBufferPointer { String(decoding: UnsafeRawBufferPointer($0).dropLast(), as: UTF8.self) }
    guard descriptor >= 0 else { throw Failure(.inputOutput, "\(name): cannot write beside it: \(systemMessage())") }
    Interruption.willRemove(temporary)
    try copyAttributes(from: target)
  }

  deinit {
    if !isCommitted {
      close(descriptor)
      unlink(temporary)
      Interruption.willRemove(nil)
    }
  }

  /// Puts the new file in the old one's place; with a suffix the old one stays under its name and that suffix.
  func commit(keeping suffix: String?) throws(Failure) {
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure() }
    if let suffix {
      unlink(path + suffix)
      guard link(path, path + suffix) == 0 else { throw failure() }
    }
    guard rename(temporary, path) == 0 else { throw failure() }
    isCommitted = true
    Interruption.willRemove(nil)
    let isClosed = close(descriptor) == 0
    syncDirectory()
    if !isClosed { throw failure() }
  }

  private func failure() -> Failure {
    Failure(.inputOutput, "\(path): writing failed: \(systemMessage())")
  }

  private func copyAttributes(from target: String) throws(Failure) {
    var status = stat()
    guard stat(target, &status) == 0 else {
      let mask = umask(0)
      umask(mask)
      fchmod(descriptor, 0o666 & ~mask)
      return
    }
    // Who may not give files away keeps his own name on it; the mode must not be wider than that allows.
    let isOwned = fchown(descriptor, status.st_uid, status.st_gid) == 0
    guard fchmod(descriptor, isOwned ? status.st_mode & 0o7777 : status.st_mode & 0o777) == 0 else { throw failure() }
  }

  /// Makes the new name itself last through a crash; where the system cannot, the file is still whole.
  private func syncDirectory() {
    let folder = open(Self.directory(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  private static func resolved(_ name: String) -> String {
    guard let real = realpath(name, nil) else { return name }
    defer { free(real) }
    return String(cString: real)
  }

  private static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "./" }
    return String(path[...slash])
  }
}
