// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ZhengziNormalize

/// The text that each recognizer protects, and the kind that it gives it.
@Suite struct ProtectedSpansTests {
  private func spans(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var line = Line()
    line.load(bytes.span, 0..<bytes.count)
    line.protectSpans()
    var result: [String] = []
    var previous = SpanKind.none
    for i in line.indices {
      let token = line[i]
      if token.span != .none {
        let character = String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
        if token.span == previous { result[result.count - 1] += character } else { result.append(character) }
      }
      previous = token.span
    }
    return result
  }

  @Test(arguments: [
    ("看https://example.org/路径,谢谢", "https://example.org/路径"), ("看https://example.org/?q=中文,英文", "https://example.org/?q=中文,英文"),
    ("（https://a.org/b）", "https://a.org/b"), ("到http://a.org。", "http://a.org"), ("www.a.org,谢谢", "www.a.org"),
    ("https://a.org/wiki/甲_(乙)吧", "https://a.org/wiki/甲_(乙)吧"), ("https://a.org(官网)", "https://a.org"),
    ("magnet:?xt=urn:btih:ab", "magnet:?xt=urn:btih:ab"), ("mailto:a@b.org,谢", "mailto:a@b.org"),
  ])
  func `web addresses`(_ text: String, _ span: String) { #expect(spans(text) == [span]) }

  @Test(arguments: [("写信wang.li@example.com,谢谢", "wang.li@example.com"), ("a+b@c.org", "a+b@c.org"), ("1@b.cn来", "1@b.cn")])
  func `e-mail addresses`(_ text: String, _ span: String) { #expect(spans(text) == [span]) }

  @Test(arguments: [
    ("在/usr/share/字体下", "/usr/share/字体下"), ("看/etc/passwd文件", "/etc/passwd"), ("进~/bin目录", "~/bin"), ("cd ../上级", "../上级"),
    ("C:\\Users\\王,好", "C:\\Users\\王"), ("改.gitignore吧", ".gitignore"), ("src/main/文件.txt中", "src/main/文件.txt"),
  ])
  func `paths`(_ text: String, _ span: String) { #expect(spans(text) == [span]) }

  @Test(arguments: [
    ("在config.yaml里", "config.yaml"), ("v2.10.0版", "v2.10.0"), ("连localhost:8080端口", "localhost:8080"), ("192.168.0.1吧", "192.168.0.1"),
    ("地址fe80::1可用", "fe80::1"), ("共1,234,567人", "1,234,567"), ("在10:30:05时", "10:30:05"), ("比3:2", "3:2"), ("2023-11-23日", "2023-11-23"),
  ])
  func `names and numbers`(_ text: String, _ span: String) { #expect(spans(text) == [span]) }

  @Test(arguments: [
    ("用`甲,乙`表示", "`甲,乙`"), ("``甲`乙``吧", "``甲`乙``"), ("设name=\"王\"即可", "name=\"王\""), ("print(\"你好\")吧", "print(\"你好\")"),
    ("f(x, y)吧", "f(x, y)"), ("man(1)吧", "man(1)"), ("{\"甲\":\"乙\"}吧", "{\"甲\":\"乙\"}"), ("类::方法", "::"), ("查?id=5&名=王吧", "?id=5&名=王吧"),
    ("用--help吧", "--help"), ("$x,y$吧", "$x,y$"), ("\\section{引言}", "\\section"), ("\\cite{a,b}吧", "\\cite{a,b}"), ("&nbsp;吧", "&nbsp;"),
    ("<br/>吧", "<br/>"), ("<code>甲,乙</code>", "<code>甲,乙</code>"), ("@wang_li说", "@wang_li"), ("#甲,乙#说", "#甲,乙#"), (":smile:好", ":smile:"),
    ("[甲](b.md)", "(b.md)"), ("C++好", "C++"),
  ])
  func `code, markup and the rest`(_ text: String, _ span: String) { #expect(spans(text) == [span]) }

  @Test(arguments: [
    "读<红楼梦>", "a<b且c>d", "世界卫生组织(WHO)宣布", "他(她)们", "和/或", "甲:乙", "5美元和6美元", "$5和$6", "甲#乙", "[1](见下)", "他来了--Rust来了", "C盘:甲",
    "甲`乙", "&中文;", "一.总则", "RPC(Remote Procedure Call)协议",
  ])
  func `prose has none, or numbers alone`(_ text: String) {
    #expect(spans(text).allSatisfy { $0.allSatisfy { $0.isNumber } || $0 == "`" })
  }
}
