// SPDX-License-Identifier: Apache-2.0
// How fast the library rewrites records that end with NUL: the measure of what other hosts reach.
//
//     measure-rewriting repair|s2t PASSES < RECORDS       prints the CPU time of each pass, in nanoseconds

import Foundation
import Zhengzi

let arguments = CommandLine.arguments
guard arguments.count == 3, let passes = Int(arguments[2]) else { fatalError("wrong use; see the head of the source") }
let pipeline = try arguments[1] == "s2t" ? Pipeline(convert: .s2t) : Pipeline()
let input = [UInt8](FileHandle.standardInput.readDataToEndOfFile())

var records: [Range<Int>] = []
var start = 0
for i in input.indices where input[i] == 0 {
  records.append(start..<i)
  start = i + 1
}

let stream = pipeline.stream()
for _ in 0..<passes {
  let begin = nanoseconds(of: CLOCK_PROCESS_CPUTIME_ID)
  var output: [UInt8] = []
  output.reserveCapacity(input.count)
  for record in records {
    stream.rewrite(input.span.extracting(record)) { $0.withUnsafeBufferPointer { output.append(contentsOf: $0) } }
  }
  print(nanoseconds(of: CLOCK_PROCESS_CPUTIME_ID) - begin, output.count)
}

/// A clock of the system, in nanoseconds.
func nanoseconds(of clock: clockid_t) -> Int {
  var time = timespec()
  clock_gettime(clock, &time)
  return time.tv_sec * 1_000_000_000 + time.tv_nsec
}
