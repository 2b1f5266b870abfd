// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ZhengziRepair

@Suite struct PageTextTests {
  private func cost(_ page: PageText, _ text: String) -> Float {
    let codes = CodePoints(text).codes
    return page.cost(of: codes[2], after: codes[1], codes[0], given: 9)
  }

  @Test func whatThePageSaysIsCheap() {
    let page = PageText()
    for _ in 0..<3 { page.add(CodePoints("軟體包").codes, gaps: []) }
    #expect(cost(page, "軟體包") < 3)
    #expect(cost(page, "硬體包") < 5)
    #expect(cost(page, "軟體化") == 9)
  }

  @Test func whatTouchesAGapIsNotCounted() {
    let page = PageText()
    page.add(CodePoints("軟體包").codes, gaps: [Gap(place: 2)])
    #expect(cost(page, "軟體包") == 9)
    page.add(CodePoints("軟體包的").codes, gaps: [Gap(place: 0)])
    #expect(cost(page, "軟體包") < 9)
  }

  @Test func whatIsTakenBackIsNotCounted() {
    let page = PageText()
    for times in [1, 1, -1] as [Float] { page.add(CodePoints("軟體包").codes, gaps: [], times: times) }
    #expect(cost(page, "軟體包") < 9)
    page.add(CodePoints("軟體包").codes, gaps: [], times: -1)
    page.add(CodePoints("硬體包").codes, gaps: [], times: -1)
    #expect(cost(page, "軟體包") == 9)
  }

  @Test func digitsAndLettersAreAlike() {
    let page = PageText()
    page.add(CodePoints("第1台").codes, gaps: [])
    #expect(cost(page, "第2台") < 9)
  }

  @Test func forgets() {
    let page = PageText()
    page.add(CodePoints("軟體包").codes, gaps: [])
    page.removeAll()
    #expect(page.isEmpty)
    #expect(cost(page, "軟體包") == 9)
  }
}
