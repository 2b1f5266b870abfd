// SPDX-License-Identifier: Apache-2.0

import TableFormat
import Zhengzi
import ZhengziOptions

@testable import zhengzi_cli

extension Law {
  /// A dictionary is taken or refused with its place; one that is taken converts any text, its own above all.
  static let userDictionaries = Law(
    "user-dictionaries", seed: { _, text in Array("云端\t雲端 云\n".utf8) + text },
    holds: { input in
      guard let text = String(validating: input.rest, as: UTF8.self) else { return false }
      let dictionary: UserDictionary
      do throws(ZhengziError) {
        dictionary = try UserDictionary(text, file: "words")
      } catch {
        if !error.message.hasPrefix("words:") { broken("an error without a place: \(error.message)") }
        return true
      }
      var options = ConversionOptions()
      options.dictionary.add(dictionary)
      guard let converter = try? Converter(.s2t, options) else { broken("a dictionary makes no converter: \(text.debugDescription)") }
      _ = Pipeline(stages: [converter]).rewrite(text)
      return true
    })

  /// Rules are taken or refused with their place; rules that are taken rewrite a short text.
  static let transformRules = Law(
    "transform-rules", seed: { _, text in rules(text) },
    holds: { input in
      guard let rules = String(validating: input.rest, as: UTF8.self), rules.utf8.count < 2000 else { return false }
      do throws(ZhengziError) {
        let stage = try TransformStage(rules: rules, file: "rules")
        _ = Pipeline(stages: [stage]).rewrite("天好 abc ABC\n1. e\u{301}")
      } catch {
        if !error.message.hasPrefix("rules") { broken("an error without a place: \(error.message)") }
      }
      return true
    })

  private static func rules(_ text: [UInt8]) -> [UInt8] {
    Array("a > b;\n好 } [\\u4e00-\\u9fff] > hǎo;\n".utf8) + text.prefix(64)
  }

  /// A configuration file is read or refused with a line.
  static let configurationFiles = Law(
    "configuration-files", seed: { options, _ in configuration(options) },
    holds: { input in
      guard let text = String(validating: input.rest, as: UTF8.self) else { return false }
      do throws(TOMLText.Fault) {
        _ = try TOMLText.entries(of: text)
      } catch {
        let lines = text.unicodeScalars.count { $0 == "\n" } + 1
        if !(1...lines).contains(error.line) { broken("line \(error.line) of \(lines): \(error.message) in \(text.debugDescription)") }
      }
      return true
    })

  private static func configuration(_ options: [String]) -> [UInt8] {
    let lines = zip(options, options.dropFirst()).map { "\($0.drop { $0 == "-" }) = \"\($1)\" # x\n" }
    return Array((lines.joined() + "field = ['a', \"b\\u0041\", 1_0]\njsonl = true\n").utf8)
  }

  /// Arguments are taken or refused.
  static let arguments = Law(
    "arguments", seed: { options, _ in Array(options.joined(separator: "\n").utf8) },
    holds: { input in
      let words = input.rest.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
      // Names of files are the user's own: here they would be read.
      guard !words.contains(where: { $0.contains("rules") || $0.contains("user-d") || $0.contains("transform") }) else { return false }
      guard let options = try? PipelineOptions(arguments: words) else { return true }
      _ = (try? options.pipeline())?.rewrite("后面I(lǐng)的软件,ok")
      return true
    })

  /// A damaged table file is refused, or its sections lie within it.
  static let tables = Law(
    "tables", seed: { _, text in tableFile(text) },
    holds: { input in
      let bytes = input.rest
      let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: TableFormat.alignment)
      defer { memory.deallocate() }
      memory.copyBytes(from: bytes)
      guard let base = memory.baseAddress, let image = TableImage(start: UnsafeRawPointer(base), length: bytes.count) else { return false }
      for name in ["text", "numbers", ""] {
        let section = image.section(name, of: UInt32.self)
        var sum: UInt32 = 0
        for element in section.pointer { sum &+= element }
        if section.count * 4 > bytes.count { broken("a section of \(section.count) words in \(bytes.count) bytes") }
      }
      return true
    })

  private static func tableFile(_ text: [UInt8]) -> [UInt8] {
    var writer = TableWriter()
    writer.add("text", text)
    writer.add("numbers", text.map { UInt32($0) })
    return writer.file()
  }
}
