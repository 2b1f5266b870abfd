// SPDX-License-Identifier: Apache-2.0

/// Collects sections and lays them out as one table file.
public struct TableWriter {
  private var names: [String] = []
  private var sections: [[UInt8]] = []

  public init() {}

  /// Adds a section; its elements are stored little-endian.
  ///
  /// - Parameter name: up to 16 ASCII characters, not used before.
  public mutating func add<Element: FixedWidthInteger>(_ name: String, _ elements: [Element]) {
    precondition(name.utf8.count <= TableFormat.nameLength && !names.contains(name), "bad section name \(name)")
    names.append(name)
    sections.append(elements.flatMap { element in withUnsafeBytes(of: element.littleEndian) { Array($0) } })
  }

  /// The whole file.
  public func file() -> [UInt8] {
    var directory: [UInt8] = []
    var body: [UInt8] = []
    let bodyStart = TableFormat.aligned(TableFormat.headerLength + sections.count * TableFormat.entryLength)
    for (name, section) in zip(names, sections) {
      directory += Array(name.utf8) + [UInt8](repeating: 0, count: TableFormat.nameLength - name.utf8.count)
      directory += Self.bytes(UInt32(bodyStart + body.count)) + Self.bytes(UInt32(section.count))
      body += section
      body += [UInt8](repeating: 0, count: TableFormat.aligned(body.count) - body.count)
    }
    var file = TableFormat.magic + Self.bytes(TableFormat.version) + Self.bytes(UInt32(sections.count)) + directory
    file += [UInt8](repeating: 0, count: bodyStart - file.count)
    return file + body
  }

  private static func bytes(_ word: UInt32) -> [UInt8] {
    withUnsafeBytes(of: word.littleEndian) { Array($0) }
  }
}

extension TableFormat {
  /// The next multiple of the sections' alignment.
  static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) / alignment * alignment }
}
