// SPDX-License-Identifier: Apache-2.0

/// The layout of a compiled table file, shared by its writer and its reader so that they cannot disagree.
///
/// A file is a header, a directory and sections, all little-endian:
///
///     0   8  magic "ZHENGZI\0"
///     8   4  version
///     12  4  number of sections
///     16  …  directory: 16 bytes of name (ASCII, padded with NUL), u32 offset, u32 length for each section
///     …   …  sections, each starting at a multiple of 64
public enum TableFormat {
  public static let magic: [UInt8] = Array("ZHENGZI\0".utf8)
  public static let version: UInt32 = 1
  public static let headerLength = 16
  public static let entryLength = 24
  public static let nameLength = 16
  public static let alignment = 64
}
