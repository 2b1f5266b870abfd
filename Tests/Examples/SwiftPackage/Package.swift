// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let zhengzi = Target.Dependency.product(name: "Zhengzi", package: "Zhengzi")

let package = Package(
  name: "rewrite-records",
  dependencies: [.package(name: "Zhengzi", path: "../../..")],
  targets: [
    .executableTarget(name: "rewrite-records", dependencies: [zhengzi]),
    .executableTarget(name: "measure-rewriting", dependencies: [zhengzi]),
  ]
)
