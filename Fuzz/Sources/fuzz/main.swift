// SPDX-License-Identifier: Apache-2.0

import CLibFuzzer
import Glibc

// fuzz LAW [LIBFUZZER ARGUMENTS]     looks for an input that breaks the law
// fuzz seed LAW FOLDER CASES...      writes first inputs from the files in Tests/Cases
// fuzz list                          names the laws

let words = CommandLine.arguments.dropFirst()

switch words.first {
case "list":
  for law in Law.all { print(law.name) }
case "seed" where words.count >= 4:
  let names = Array(words.dropFirst())
  Seeds(Array(names[2...])).write(for: Law.named(names[0]), into: names[1])
case let name?:
  Law.current = Law.named(name)
  exit(Law.run(arguments: [CommandLine.arguments[0]] + words.dropFirst()))
default:
  Law.usage()
}
