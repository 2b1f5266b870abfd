// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// What a C handle points to: one reference to a Swift object.
enum Handle {
  static func make(_ object: AnyObject) -> OpaquePointer {
    OpaquePointer(Unmanaged.passRetained(object).toOpaque())
  }

  static func object<Object: AnyObject>(_ handle: OpaquePointer?, as type: Object.Type) throws(CallFailure) -> Object {
    guard let handle else { throw CallFailure(.invalidArgument, "the handle is NULL") }
    // SAFETY: the header asks for a handle that `make` gave out for this type and that was not freed.
    return Unmanaged<Object>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
  }

  static func free<Object: AnyObject>(_ handle: OpaquePointer?, as type: Object.Type) {
    guard let handle else { return }
    // SAFETY: as above; this gives back the one reference.
    Unmanaged<Object>.fromOpaque(UnsafeRawPointer(handle)).release()
  }
}

/// The bytes of a caller's text; throws where pointer and length cannot be one.
func text<Result>(
  _ bytes: UnsafePointer<UInt8>?, _ length: Int, _ body: (Span<UInt8>) throws(CallFailure) -> Result
) throws(CallFailure) -> Result {
  guard length >= 0 else { throw CallFailure(.invalidArgument, "the length is beyond what memory can hold") }
  guard bytes != nil || length == 0 else { throw CallFailure(.invalidArgument, "the text is NULL, but its length is \(length)") }
  guard let bytes else { return try body(Span()) }
  // SAFETY: the header asks for `length` bytes at `bytes` that stay as they are during the call.
  return try body(Span(_unsafeStart: bytes, count: length))
}
