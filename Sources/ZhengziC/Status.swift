// SPDX-License-Identifier: Apache-2.0

import CZhengzi
import Zhengzi

/// The codes of zhengzi.h.
enum Status: Int32, Error, CaseIterable {
  case ok = 0
  case invalidArgument = 1
  case unknownName = 2
  case invalidFile = 3
  case unavailable = 4
  case invalidOffsets = 5
  case tooLarge = 6
  case outOfMemory = 7
  case invalidPattern = 8

  var name: StaticString {
    switch self {
    case .ok: "ok"
    case .invalidArgument: "invalid-argument"
    case .unknownName: "unknown-name"
    case .invalidFile: "invalid-file"
    case .unavailable: "unavailable"
    case .invalidOffsets: "invalid-offsets"
    case .tooLarge: "too-large"
    case .outOfMemory: "out-of-memory"
    case .invalidPattern: "invalid-pattern"
    }
  }

  init(_ code: ZhengziError.Code) {
    self =
      switch code {
      case .unknownName: .unknownName
      case .invalidFile: .invalidFile
      case .invalidPattern: .invalidPattern
      default: .unavailable
      }
  }
}

/// What stops a call: its code, and a message where the code does not say all.
struct CallFailure: Error {
  var status: Status
  var message: String

  init(_ status: Status, _ message: String = "") {
    self.status = status
    self.message = message.isEmpty ? "\(status.name)" : message
  }
}

/// Runs the body of a C function; gives its code back, and writes what is wrong to `message`.
func call(_ message: UnsafeMutablePointer<zhengzi_buffer>? = nil, _ body: () throws(CallFailure) -> Void) -> Int32 {
  do throws(CallFailure) {
    try body()
    return Status.ok.rawValue
  } catch {
    if let message, let output = try? OutputBuffer(message) { try? output.append(Array(error.message.utf8).span) }
    return error.status.rawValue
  }
}

extension StaticString {
  /// The text with its NUL; lives as long as the program.
  var cString: UnsafePointer<CChar> {
    // SAFETY: a literal of more than one character is stored as bytes that end with NUL.
    UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func zhengzi_error_name(_ code: Int32) -> UnsafePointer<CChar>! {
  (Status(rawValue: code)?.name ?? "unknown-code").cString
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func zhengzi_version() -> UnsafePointer<CChar>! {
  Version.current.cString
}
