// SPDX-License-Identifier: Apache-2.0

/// Parts joined by dots, with a port or a path: `example.com:8080`, `config.yaml`, `v2.10.0`, `192.168.0.1`, `fe80::1`, `localhost:8080`.
enum HostName: SpanRecognizer {
  static let kind = SpanKind.hostName

  static func end(_ line: borrowing Line, _ i: Int) -> Int? {
    if let end = sixGroups(line, i) { return end }
    var j = i
    var dots = 0
    while line.isIdentifier(j) || isJoint(line, j) {
      if line.ascii(j) == UInt8(ascii: ".") { dots += 1 }
      j += 1
    }
    if line.ascii(j) == UInt8(ascii: ":"), line.isDigit(j + 1), dots > 0 || line.isASCIILetter(i) {
      return line.run(from: j + 1) { line.isDigit($0) }
    }
    guard dots > 0, !line.isDigit(j - 1) || line.isASCIILetter(i) || dots > 1 else { return nil }
    if line.ascii(j) == UInt8(ascii: "/") { return FilePath.pathEnd(line, j) }
    return j
  }

  private static func isJoint(_ line: borrowing Line, _ i: Int) -> Bool {
    let byte = line.ascii(i)
    guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") else { return false }
    return line.isIdentifier(i - 1) && line.isIdentifier(i + 1)
  }

  /// IPv6: hexadecimal groups and at least two colons, at least one digit.
  private static func sixGroups(_ line: borrowing Line, _ i: Int) -> Int? {
    var colons = 0
    var digits = 0
    let end = line.run(from: i, most: Line.longestName) { j in
      if line.ascii(j) == UInt8(ascii: ":") { colons += 1 }
      if line.isDigit(j) { digits += 1 }
      return line.isDigit(j) || line.ascii(j) == UInt8(ascii: ":") || (0x61...0x66).contains(line.ascii(j) | 0x20)
    }
    return colons > 1 && digits > 0 && line.ascii(end - 1) != UInt8(ascii: ":") && !line.isIdentifier(end) ? end : nil
  }
}
