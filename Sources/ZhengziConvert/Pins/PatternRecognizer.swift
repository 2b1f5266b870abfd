// SPDX-License-Identifier: Apache-2.0

import ZhengziCore

/// Finds what a user's regular expressions match, in each line by itself.
struct PatternRecognizer: PinRecognizer {
  let protected: ProtectedText

  func find(_ text: Text) -> [Range<Int>] {
    // SAFETY: the text has as many bytes, and stays while it is searched.
    protected.ranges(in: UnsafeRawBufferPointer(start: text.start, count: text.count).assumingMemoryBound(to: UInt8.self).span)
  }
}
