// SPDX-License-Identifier: Apache-2.0

import TableFormat

/// Tables that become one file: `Tables/<name>/*.tsv` → `Sources/CTables/Blobs/<name>.bin`.
///
/// A new family is one file in `Families` that extends this type, its name in ``all``, and a C file in `CTables` that embeds the result.
struct TableFamily: Sendable {
  /// The name of the folder and of the compiled file.
  let name: String
  /// Reads, checks, sorts and packs the tables.
  let compile: @Sendable (TableFolder) throws(TableError) -> TableWriter

  /// All families that are compiled from text.
  static let all: [TableFamily] = [codecs, context, detection, gbk, opencc, romanization]
}
