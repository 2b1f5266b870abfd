// SPDX-License-Identifier: Apache-2.0

/// A compiled table file where it lies in memory, read without copying.
///
/// The memory must live as long as the process does, as an embedded file does.
public struct TableImage: @unchecked Sendable {
  private let bytes: UnsafeRawBufferPointer

  /// An image without sections.
  public static let empty = TableImage()

  private init() {
    bytes = UnsafeRawBufferPointer(start: nil, count: 0)
  }

  /// The image at `start`, or `nil` where the bytes are no table file of this version.
  public init?(start: UnsafeRawPointer, length: Int) {
    bytes = UnsafeRawBufferPointer(start: start, count: length)
    guard length >= TableFormat.headerLength, TableFormat.magic.elementsEqual(bytes.prefix(8)) else { return nil }
    guard word(at: 8) == TableFormat.version else { return nil }
    guard length >= TableFormat.headerLength + sectionCount * TableFormat.entryLength else { return nil }
  }

  private var sectionCount: Int { bytes.isEmpty ? 0 : Int(word(at: 12)) }

  /// A section as elements of one type; empty where there is none of that name. Cost: one pass over the directory.
  public func section<Element: BitwiseCopyable>(_ name: String, of type: Element.Type = Element.self) -> TableSection<Element> {
    let field = Self.field(name)
    for i in 0..<sectionCount where isNamed(field, entry: i) {
      let entry = TableFormat.headerLength + i * TableFormat.entryLength
      let offset = Int(word(at: entry + TableFormat.nameLength))
      let length = Int(word(at: entry + TableFormat.nameLength + 4))
      guard offset % TableFormat.alignment == 0, offset + length <= bytes.count else { break }
      return TableSection(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length]))
    }
    return TableSection(UnsafeRawBufferPointer(start: nil, count: 0))
  }

  private func isNamed(_ name: SIMD16<UInt8>, entry: Int) -> Bool {
    let start = TableFormat.headerLength + entry * TableFormat.entryLength
    return bytes.loadUnaligned(fromByteOffset: start, as: SIMD16<UInt8>.self) == name
  }

  /// A name as the directory holds it.
  private static func field(_ name: String) -> SIMD16<UInt8> {
    var field = SIMD16<UInt8>()
    for (i, byte) in name.utf8.prefix(TableFormat.nameLength).enumerated() { field[i] = byte }
    return field
  }

  private func word(at offset: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}

/// One section of a table file: elements of a plain type, nothing copied. Cost of making one: none.
public struct TableSection<Element: BitwiseCopyable>: @unchecked Sendable {
  @usableFromInline let elements: UnsafeBufferPointer<Element>

  /// A section without elements.
  public init() {
    elements = UnsafeBufferPointer(start: nil, count: 0)
  }

  init(_ bytes: UnsafeRawBufferPointer) {
    elements = bytes.bindMemory(to: Element.self)
  }

  /// The number of elements.
  @inlinable public var count: Int { elements.count }

  /// The element at an index, which is checked.
  @inlinable public subscript(index: Int) -> Element {
    precondition(index >= 0 && index < elements.count)
    return elements[index]
  }

  /// The elements for a hot kernel that checks its indices itself.
  @inlinable public var pointer: UnsafeBufferPointer<Element> { elements }
}
