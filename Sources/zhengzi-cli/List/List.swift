// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi

/// Shows everything that the options can name, with an example each.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show every repair, configuration, style and normalization, with an example each.")

  /// What is too long for the whole list.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case transforms, encodings
  }

  @Argument(help: ArgumentHelp("Only these: transforms, encodings.", valueName: "kind"))
  var kind: Kind?

  func run() throws {
    switch kind {
    case nil: showAll()
    case .transforms: try showTransforms()
    case .encodings: showEncodings()
    }
  }

  private func showTransforms() throws {
    do throws(ZhengziError) {
      for name in try TransformNames.all() { print(name) }
    } catch {
      throw Failure(.usage, error.message)
    }
  }

  private func showEncodings() {
    for encoding in TextEncoding.allCases { print(encoding.name) }
  }

  private func showAll() {
    for section in Catalogue.sections { print(section) }
    print("Transforms (--transform ID): any that ICU knows, see 'zhengzi list transforms'")
    print("    Katakana-Hiragana: one of them\n      カナ → かな")
    print("Encodings (--from NAME): any that ICU knows; 'zhengzi list encodings' names what auto can find out")
  }
}
