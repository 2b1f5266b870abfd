// SPDX-License-Identifier: Apache-2.0

import Zhengzi

/// The names that lead to the chosen values of an object, as a tree: `a.b` and `a.c` share `a`.
struct FieldTree: Sendable {
  /// The object itself.
  static let root = 0
  /// No place that leads to a chosen value.
  static let none = -1

  private var nodes = [Node()]
  private var names: [UInt8] = []

  private struct Node {
    /// Its bytes in `names`.
    var name = 0..<0
    /// The chosen field that it is.
    var field: Int?
    /// The last of its children.
    var child = FieldTree.none
    /// The one before it of the same parent.
    var sibling = FieldTree.none
  }

  /// - Parameter fields: as the user names them; `a.b` is the member `b` of the object `a`.
  init(_ fields: [String]) {
    for (field, path) in fields.enumerated() {
      let node = path.split(separator: ".", omittingEmptySubsequences: false).reduce(Self.root) { place(of: Array($1.utf8), below: $0) }
      nodes[node].field = nodes[node].field ?? field
    }
  }

  /// The place that a member's name leads to, or ``none``.
  func child(of node: Int, named name: Span<UInt8>) -> Int {
    var child = nodes[node].child
    while child != Self.none, !names.span.extracting(nodes[child].name).isEqual(to: name) { child = nodes[child].sibling }
    return child
  }

  /// Which of the fields a place is.
  func field(of node: Int) -> Int? { nodes[node].field }

  private mutating func place(of name: [UInt8], below node: Int) -> Int {
    let known = child(of: node, named: name.span)
    if known != Self.none { return known }
    nodes.append(Node(name: names.count..<names.count + name.count, sibling: nodes[node].child))
    names += name
    nodes[node].child = nodes.count - 1
    return nodes.count - 1
  }
}
