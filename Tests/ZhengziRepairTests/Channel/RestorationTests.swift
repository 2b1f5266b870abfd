// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ZhengziCore
import ZhengziRepair

/// Damage of our own making is undone: two pages for each setting, or as many as `Tests/Scripts/sweep-restoration` asks for.
@Suite struct RestorationTests {
  static let text = """
    市政府昨天召開會議，討論明年的交通規劃，並聽取各區代表的意見。
    這條鐵路全長一百二十公里，沿線設有九個車站，預計後年通車。
    老師說：「學習語言沒有捷徑，每天讀一點、寫一點，就會進步。」
    醫院提醒民眾，天氣轉涼後應當注意保暖，年長者尤其要多加小心。
    工廠引進新的設備以後，產量提高了三成，電費卻減少了一半。
    圖書館週末照常開放，讀者可以憑證借閱五本書，期限是兩個星期。
    他們從小一起長大，雖然後來各奔東西，仍然保持聯絡。
    專家認為，這種材料的強度足夠，但是價格太高，難以廣泛應用。
    農民把收成的稻穀運到鎮上，賣了錢，再買回肥料和種子。
    根據統計，去年參觀博物館的人數超過六十萬，創下歷史紀錄。
    請問這裡離車站還有多遠？走路大約要十分鐘，坐公車更快。
    公司決定調整業務結構，關閉三個據點，把資源集中在網路服務。
    """

  /// How many pages are made for each setting.
  static let pageCount = max(1, ProcessInfo.processInfo.environment["ZHENGZI_SWEEP"].flatMap(UInt64.init) ?? 2)

  /// Lines restored exactly, of all lines that a number of pages damaged.
  static func restored(density: Double, keepsPrivateUse: Bool) throws -> (right: Int, damaged: Int, spoiled: Int) {
    let pipeline = Pipeline(stages: [RepairStage()])
    var (right, damaged, spoiled) = (0, 0, 0)
    for seed in 1...pageCount {
      var simulator = try InsertionSimulator(seed: seed)
      let page = simulator.page(for: text, density: density, keepsPrivateUse: keepsPrivateUse)
      let lines = text.split(separator: "\n").map(String.init)
      let bad = lines.map { simulator.damage($0, page) }
      let output = pipeline.rewrite(bad.joined(separator: "\n")).split(separator: "\n", omittingEmptySubsequences: false)
      for (i, line) in lines.enumerated() {
        let want = simulator.marked(line, page)
        damaged += bad[i] == want ? 0 : 1
        right += bad[i] != want && output[i] == want ? 1 : 0
        spoiled += bad[i] == want && output[i] != want ? 1 : 0
      }
    }
    return (right, damaged, spoiled)
  }

  @Test(arguments: [(0.15, 0.8), (0.8, 0.6)], [true, false])
  func mostLinesComeBack(_ setting: (density: Double, share: Double), _ keepsPrivateUse: Bool) throws {
    let (right, damaged, spoiled) = try Self.restored(density: setting.density, keepsPrivateUse: keepsPrivateUse)
    if Self.pageCount > 2 {
      print("\(setting.density)\t\(keepsPrivateUse ? "kept" : "deleted")\t\(right)/\(damaged) lines\t\(spoiled) spoiled")
    }
    #expect(Double(right) >= setting.share * Double(damaged), "\(right) of \(damaged) lines")
    #expect(damaged > 10)
    #expect(spoiled == 0)
  }
}
