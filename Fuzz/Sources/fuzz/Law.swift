// SPDX-License-Identifier: Apache-2.0

import CLibFuzzer
import Glibc

/// Something that holds for all inputs.
struct Law: Sendable {
  let name: String
  /// The bytes that a case's text becomes a seed by; in most laws the first byte chooses the options.
  let seed: @Sendable (_ options: [String], _ text: [UInt8]) -> [UInt8]
  /// Ends the process where the law does not hold; false where the input says nothing about it.
  let holds: @Sendable (Input) -> Bool

  init(
    _ name: String, seed: @escaping @Sendable ([String], [UInt8]) -> [UInt8] = Setting.seed,
    holds: @escaping @Sendable (Input) -> Bool
  ) {
    self.name = name
    self.seed = seed
    self.holds = holds
  }

  static let all: [Law] = [
    .anyBytes, .chunks, .idempotence, .explain, .thereAndBack, .decoding, .records, .jsonLines, .compressed, .cInterface, .userDictionaries,
    .transformRules, .configurationFiles, .arguments, .tables,
  ]

  /// What this process looks at: set once, before the engine starts.
  nonisolated(unsafe) static var current = Law.anyBytes

  static func named(_ name: String) -> Law {
    guard let law = all.first(where: { $0.name == name }) else { usage() }
    return law
  }

  static func usage() -> Never {
    print("usage: fuzz LAW [libFuzzer arguments] | seed LAW FOLDER CASES... | list; laws: \(all.map(\.name).joined(separator: ", "))")
    exit(64)
  }

  static func run(arguments: [String]) -> Int32 {
    var count = Int32(arguments.count)
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    return pointers.withUnsafeMutableBufferPointer { pointers in
      var start = pointers.baseAddress
      return LLVMFuzzerRunDriver(&count, &start) { data, size in
        let bytes = Array(UnsafeBufferPointer(start: data, count: size))
        return Law.current.holds(Input(bytes)) ? 0 : -1
      }
    }
  }
}

/// Says how the law was broken, and ends the process so that the engine keeps the input.
func broken(_ message: @autoclosure () -> String) -> Never {
  let line = "LAW BROKEN: \(Law.current.name): \(message())\n"
  _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
  abort()
}

/// Bytes as text that shows those which are none.
func shown(_ bytes: some Collection<UInt8>) -> String {
  String(decoding: bytes.prefix(400), as: UTF8.self).debugDescription + " "
    + bytes.prefix(200).map { String($0, radix: 16) }.joined(separator: " ")
}
