// SPDX-License-Identifier: Apache-2.0
// Rewrites records that end with NUL, from standard input to standard output: repairs, and converts for readers in Taiwan.

import Foundation
import Zhengzi

let pipeline = try Pipeline(convert: .s2twp, normalize: .punctuation(.taiwan))
var output: [UInt8] = []
for record in [UInt8](FileHandle.standardInput.readDataToEndOfFile()).split(separator: 0, omittingEmptySubsequences: false).dropLast() {
  output += pipeline.rewrite(Array(record).span)
  output.append(0)
}
FileHandle.standardOutput.write(Data(output))
