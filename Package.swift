// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// Warnings are errors in CI, which sets `ZHENGZI_STRICT`; a user's newer compiler must not fail on a new warning.
let strict: [SwiftSetting] = Context.environment["ZHENGZI_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

let package = Package(
  name: "Zhengzi",
  products: [
    // For programs: `import Zhengzi`.
    .library(name: "Zhengzi", targets: ["Zhengzi"]),
    // For the shell.
    .executable(name: "zhengzi", targets: ["zhengzi-cli"]),
    // For C and what speaks C.
    .library(name: "zhengzi-c", type: .dynamic, targets: ["ZhengziC"]),
  ],
  traits: [
    .trait(name: "Gzip", description: "Reads and writes .gz files, by zlib."),
    .trait(name: "Zstd", description: "Reads and writes .zst files, by libzstd."),
    .default(enabledTraits: ["Gzip", "Zstd"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // What users touch.
    .executableTarget(
      name: "zhengzi-cli",
      // CZhengzi keeps to glibc 2.34, see its glibc-floor.c.
      dependencies: [
        "ZhengziOptions", "ZhengziReport", "CZhengzi", "Zhengzi", "CCompression", "CPage", "CTables",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "ZhengziC", dependencies: ["CZhengzi", "ZhengziOptions", "ZhengziReport", "Zhengzi"], exclude: ["exports.map"],
      swiftSettings: strict),
    .target(name: "CZhengzi"),
    .target(name: "ZhengziReport", dependencies: ["Zhengzi"], swiftSettings: strict),
    .target(name: "ZhengziOptions", dependencies: ["Zhengzi"], swiftSettings: strict),
    .target(
      name: "Zhengzi",
      dependencies: ["ZhengziDecode", "ZhengziRepair", "ZhengziConvert", "ZhengziRomanize", "ZhengziNormalize", "ZhengziICU"],
      swiftSettings: strict
    ),

    // The families. They never import one another.
    .target(name: "ZhengziRepair", dependencies: ["ZhengziCore"], swiftSettings: strict),
    .target(name: "ZhengziConvert", dependencies: ["ZhengziCore"], swiftSettings: strict),
    .target(name: "ZhengziNormalize", dependencies: ["ZhengziCore"], swiftSettings: strict),
    .target(name: "ZhengziRomanize", dependencies: ["ZhengziCore", "CTables", "TableFormat"], swiftSettings: strict),
    .target(name: "ZhengziICU", dependencies: ["ZhengziCore", "CICU"], swiftSettings: strict),

    // Before the pipeline: bytes of any encoding become UTF-8.
    .target(name: "ZhengziDecode", dependencies: ["ZhengziCore", "ZhengziICU", "CTables", "TableFormat"], swiftSettings: strict),

    // What they stand on.
    .target(name: "ZhengziCore", dependencies: ["CTables", "TableFormat"], swiftSettings: strict),
    .target(name: "TableFormat", swiftSettings: strict),
    .target(name: "CTables", exclude: ["Blobs"]),
    .target(name: "CICU", dependencies: ["ICU"]),
    // Headers only: CICU loads the library when it is first asked for something.
    .systemLibrary(name: "ICU", providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),

    // Compressed files. Headers only, as with ICU: a library is loaded when the first such file is met.
    .target(
      name: "CCompression",
      dependencies: [
        .target(name: "ZLib", condition: .when(traits: ["Gzip"])), .target(name: "Zstd", condition: .when(traits: ["Zstd"])),
      ],
      cSettings: [
        .define("ZHENGZI_GZIP", .when(traits: ["Gzip"])), .define("ZHENGZI_ZSTD", .when(traits: ["Zstd"])),
      ]
    ),
    .systemLibrary(name: "ZLib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "Zstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),

    // What the page of a report is made of, embedded.
    .target(name: "CPage", exclude: ["page.css"]),

    // Tools that make the tables; no user runs them.
    .executableTarget(name: "compile-tables", dependencies: ["TableFormat"], swiftSettings: strict),
    .executableTarget(name: "train-model", dependencies: ["TableFormat"], swiftSettings: strict),

    // Tests: one target for each module.
    .testTarget(name: "ZhengziConvertTests", dependencies: ["ZhengziConvert"], swiftSettings: strict),
    .testTarget(name: "TablesTests", dependencies: ["compile-tables", "TableFormat"], swiftSettings: strict),
    .testTarget(name: "ZhengziCoreTests", dependencies: ["ZhengziCore"], swiftSettings: strict),
    .testTarget(name: "ZhengziRepairTests", dependencies: ["ZhengziRepair", "TableFormat"], swiftSettings: strict),
    .testTarget(name: "ZhengziNormalizeTests", dependencies: ["ZhengziNormalize"], swiftSettings: strict),
    .testTarget(name: "ZhengziICUTests", dependencies: ["ZhengziICU"], swiftSettings: strict),
    .testTarget(name: "ZhengziDecodeTests", dependencies: ["ZhengziDecode"], swiftSettings: strict),
    .testTarget(name: "ZhengziRomanizeTests", dependencies: ["ZhengziRomanize"], swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: ["zhengzi-cli", "ZhengziOptions", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),
    .testTarget(name: "ZhengziCTests", dependencies: ["ZhengziC", "CZhengzi", "ZhengziOptions", "Zhengzi"], swiftSettings: strict),
    .testTarget(name: "GuideTests", dependencies: ["Zhengzi"], swiftSettings: strict),
    .testTarget(name: "CasesTests", dependencies: ["ZhengziOptions", "Zhengzi"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

// Fuzz, a package of its own, links what the products keep inside; the command has its parts there, but no main.
if Context.environment["ZHENGZI_FUZZ"] != nil, let command = package.targets.first(where: { $0.name == "zhengzi-cli" }) {
  package.products = [.library(name: "ZhengziInside", targets: ["zhengzi-cli", "ZhengziC"])]
  package.targets.removeAll { $0 === command || $0.type == .test }
  package.targets.append(.target(name: "zhengzi-cli", dependencies: command.dependencies, exclude: ["Program.swift"]))
}
