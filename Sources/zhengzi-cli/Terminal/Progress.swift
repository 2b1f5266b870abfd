// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A line on standard error that tells how far a run has come, how fast, and how long it will take.
struct Progress {
  private let total: Int?
  private var done = 0
  private let start = Self.now()
  private var shown = 0.0

  private static let interval = 0.2

  /// - Parameter total: bytes of all inputs, where they are known.
  init(total: Int?) {
    self.total = total
  }

  mutating func advance(by count: Int) {
    done += count
    let time = Self.now() - start
    guard time - shown >= Self.interval else { return }
    shown = time
    show(time)
  }

  /// Takes the line away.
  func finish() {
    if shown > 0 { write("\r\u{1B}[K") }
  }

  private func show(_ time: Double) {
    let rate = Double(done) / time
    var text = "\(Self.megabytes(Double(done))) MB, \(Self.megabytes(rate)) MB/s"
    if let total, total > 0, done <= total {
      let share = Double(done) / Double(total)
      let filled = Int(share * 24)
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
      text = "\(bar) \(Int(share * 100)) %, \(text), \(Self.clock(Double(total - done) / rate)) left"
    }
    write("\r\(text)\u{1B}[K")
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBytes { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  private static func megabytes(_ bytes: Double) -> String {
    let value = (bytes / 1e5).rounded() / 10
    return value >= 100 ? "\(Int(value))" : "\(value)"
  }

  private static func clock(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 359_999).rounded())
    let pad = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    return whole >= 3600 ? "\(whole / 3600):\(pad(whole / 60 % 60)):\(pad(whole % 60))" : "\(whole / 60):\(pad(whole % 60))"
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
