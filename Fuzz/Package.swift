// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// A package of its own: coverage and sanitizers are built in, and the engine is linked by `Fuzz/run`.
let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "Zhengzi", path: "..")],
  targets: [
    .executableTarget(name: "fuzz", dependencies: ["CLibFuzzer", .product(name: "ZhengziInside", package: "Zhengzi")]),
    // The engine's one function, as LLVM documents it.
    .target(name: "CLibFuzzer"),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
