// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// A package of its own, so that what it depends on never reaches a user of the library.
let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "Zhengzi", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "WholePipe",
      dependencies: [.product(name: "Zhengzi", package: "Zhengzi"), .product(name: "Benchmark", package: "benchmark")],
      path: "Benchmarks/WholePipe",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ],
  swiftLanguageModes: [.v6]
)
