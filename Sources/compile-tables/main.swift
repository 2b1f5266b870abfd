// SPDX-License-Identifier: Apache-2.0
// Compiles Tables/<family>/*.tsv into Sources/CTables/Blobs/<family>.bin. Run it from the package's root:
//
//     swift run -c release compile-tables [FAMILY ...]

import Glibc

let chosen = CommandLine.arguments.dropFirst()
do {
  for family in TableFamily.all where chosen.isEmpty || chosen.contains(family.name) {
    let file = try family.compile(TableFolder(path: "Tables/\(family.name)")).file()
    try TableFolder.write(file, to: "Sources/CTables/Blobs/\(family.name).bin")
    print("\(family.name): \(file.count) bytes")
  }
} catch {
  let message = "\(error)\n"
  _ = write(STDERR_FILENO, message, message.utf8.count)
  exit(1)
}
