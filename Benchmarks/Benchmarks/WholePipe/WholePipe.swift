// SPDX-License-Identifier: Apache-2.0

import Benchmark
import Foundation
import Zhengzi

/// The page of `Tests/Cases/pages` with this name, times over, up to about a megabyte.
private func page(_ name: String) -> [UInt8] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Tests/Cases/pages")
  let bytes = (try? Data(contentsOf: folder.appendingPathComponent(name))).map { [UInt8]($0) } ?? []
  return [[UInt8]](repeating: bytes, count: bytes.isEmpty ? 0 : 1 << 20 / bytes.count).flatMap { $0 }
}

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(metrics: [.cpuTotal, .throughput, .instructions], maxDuration: .seconds(3))

  for (name, file) in [("sound page", "library.after.txt"), ("damaged page", "library.before.txt")] {
    let text = page(file)
    let pipeline = Pipeline(stages: [RepairStage()])
    Benchmark("all default repairs, \(name)") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(pipeline.rewrite(text.span)) }
    }
  }

  for style in PunctuationStyle.all {
    let text = page("library.after.txt")
    let pipeline = Pipeline(stages: [Normalizer(style)])
    Benchmark("punctuation, \(style.name)") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(pipeline.rewrite(text.span)) }
    }
  }
}
