import Testing
import XMLKit

/// The events of a text in words, and the error that ended it.
private func events(_ text: String, known: [String] = [], encoding: String? = nil) -> (events: [String], error: XMLError?) {
  events(Array(text.utf8), known: known, encoding: encoding)
}

private func events(
  _ bytes: [UInt8], known: [String] = [], encoding: String? = nil
) -> (events: [String], error: XMLError?) {
  var reader = XMLReader(bytes, known: known, encoding: encoding)
  var found: [String] = []
  do {
    while let event = try reader.next() {
      switch event.kind {
      case .start:
        let attributes = reader.attributes(of: event).map { " \($0.name)=\(String(decoding: $0.value, as: UTF8.self))" }
        found.append("<\(reader.name(event.name))\(attributes.joined())>@\(event.range)")
      case .end: found.append("</\(reader.name(event.name))>@\(event.range)")
      case .text: found.append(String(decoding: reader.text(event), as: UTF8.self))
      }
    }
    return (found, nil)
  } catch {
    return (found, error)
  }
}

@Suite("XML texts")
struct XMLReaderTests {
  @Test("elements, attributes and texts come in order, with their bytes")
  func order() {
    let text = "<a x='1&amp;2'><p:b/>t &lt; <![CDATA[<c>]]></a>"
    let found = events(text)
    #expect(found.error == nil)
    #expect(
      found.events
        == ["<a x=1&2>@0..<15", "<b>@15..<21", "</b>@21..<21", "t < <c>", "</a>@44..<48"].map {
          $0.replacing("@44..<48", with: "@\(text.utf8.count - 4)..<\(text.utf8.count)")
        })
  }

  @Test("known names have the numbers of their places, prefixes do not matter")
  func names() throws {
    var reader = XMLReader(Array("<g:gpx><wpt lat=\"1\" g:lon='2'/></g:gpx>".utf8), known: ["wpt", "gpx", "lat", "lon"])
    let root = try reader.next()
    #expect(root?.name == 1)
    let point = try reader.next()
    #expect(point?.name == 0)
    let event = try #require(point)
    let latitude = reader.attribute(2, of: event).map { Array($0) }
    let longitude = reader.attribute(3, of: event).map { Array($0) }
    #expect(latitude == [0x31])
    #expect(longitude == [0x32])
  }

  @Test("thousands of names, alike at their ends, are told apart")
  func longNames() throws {
    let names = (0..<3000).map { "p\($0 % 7):element-\($0)-of-a-long-name" }
    let text = "<r>" + names.map { "<\($0) \($0)='1'/>" }.joined() + names.map { "<\($0)/>" }.joined() + "</r>"
    var reader = XMLReader(Array(text.utf8), known: ["element-2999-of-a-long-name"])
    var numbers: [Int] = []
    while let event = try reader.next() {
      guard event.kind == .start, reader.name(event.name) != "r" else { continue }
      let expected = names[numbers.count % names.count]
      #expect(reader.name(event.qualifiedName) == expected)
      #expect(reader.name(event.name) == expected.split(separator: ":")[1])
      if numbers.count < names.count { #expect(reader.attributes(of: event).map(\.name) == [expected]) }
      numbers.append(event.qualifiedName)
    }
    #expect(numbers.count == 6000 && numbers.prefix(3000) == numbers.suffix(3000) && Set(numbers).count == 3000)
    #expect(reader.name(0) == "element-2999-of-a-long-name")
  }

  @Test(
    "external-entities, entity-bombs: every DOCTYPE is refused",
    arguments: [
      "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
      "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'http://localhost/'>]><a>&x;</a>",
      "<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;'>]><a>&m;</a>", "<!DOCTYPE a [<!ENTITY % p SYSTEM 'x'>%p;]><a/>",
      "<!DOCTYPE a><a/>",
    ])
  func doctype(_ text: String) {
    let found = events(text)
    #expect(found.error?.code == .doctype)
    #expect(found.events.isEmpty)
    #expect(found.error?.description.contains("DTD not allowed") == true)
  }

  @Test("huge-xml: depth, attributes and tokens are capped")
  func caps() {
    let depth = 100_000
    #expect(events(String(repeating: "<a>", count: depth)).error?.code == .tooDeep)
    #expect(events(String(repeating: "<a>", count: 64) + String(repeating: "</a>", count: 64)).error == nil)
    #expect(events(String(repeating: "<a>", count: 65) + String(repeating: "</a>", count: 65)).error?.code == .tooDeep)
    let many = (0..<257).map { " a\($0)=''" }.joined()
    #expect(events("<a\(many)/>").error?.code == .tooManyAttributes)
    let long = String(repeating: "x", count: 3 << 20)
    #expect(events("<a b='\(long)'/>").error?.code == .tokenTooLong)
    #expect(events("<a>\(long)</a>").error?.code == .tokenTooLong)
    #expect(events("<a><![CDATA[\(long)]]></a>").error?.code == .tokenTooLong)
    #expect(events("<a><!-- \(long) --></a>").error?.code == .tokenTooLong)
  }

  @Test(
    "cut-xml: a text that ends inside an element is cut",
    arguments: ["<a>", "<a><b>", "<a", "<a b='", "<a>text", "<a><![CDATA[x", "<a><!-- x", "<?xml version='1.0'?>", "<a>é"])
  func truncated(_ text: String) {
    #expect(events(text).error?.code == .truncated)
  }

  @Test(
    "what is not well-formed is refused",
    arguments: ["<a></b>", "<a>&nope;</a>", "<a b=1/>", "<a/><b/>", "x", "<a b='1' b='2'/>", "<a>\u{1}</a>"])
  func malformed(_ text: String) {
    #expect(events(text).error?.code == .malformed)
  }

  @Test("what stood before an error is given out first")
  func beforeTheError() {
    let found = events("<a><b/></c>")
    #expect(found.events.prefix(2).map { $0.prefix(2) } == ["<a", "<b"])
    #expect(found.error?.line == 1)
  }

  @Test("xml-encodings: Latin-1 is decoded; bytes that are not of the encoding are refused with their place")
  func encodings() {
    let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xE9] + Array("</a>".utf8)
    #expect(events(latin).events.contains("é"))
    let wrong = Array("<a>".utf8) + [0xC5, 0xC5, 0xCE, 0xDB] + Array("</a>".utf8)
    #expect(events(wrong).error?.code == .wrongEncoding)
    #expect(events(wrong).error?.offset == 3)
    #expect(events("<?xml version='1.0' encoding='klingon'?><a/>").error?.code == .unknownEncoding)
    #expect(events("").error?.code == .empty)
  }

  @Test("names are kept apart even when there are many")
  func manyNames() {
    let names = (0..<3000).map { "n\($0)" }
    let found = events("<r>" + names.map { "<\($0)/>" }.joined() + "</r>")
    #expect(found.error == nil)
    #expect(found.events.filter { $0.hasPrefix("<n") }.map { $0.dropFirst().prefix { $0 != ">" } } == names.map { $0[...] })
  }

  @Test("texts longer than what is fed at once stay whole in their bytes")
  func pieces() throws {
    let points = (0..<20_000).map { "<p n=\"\($0)\">t\($0)</p>" }.joined(separator: "\n")
    let bytes = Array("<r>\(points)</r>".utf8)
    var reader = XMLReader(bytes, known: ["p", "n"])
    var count = 0
    var start = 0
    while let event = try reader.next() {
      if event.name == 0, event.kind == .start { start = event.range.lowerBound }
      if event.name == 0, event.kind == .end {
        let element = String(decoding: bytes[start..<event.range.upperBound], as: UTF8.self)
        if element != "<p n=\"\(count)\">t\(count)</p>" { Issue.record("element \(count) is \(element)") }
        count += 1
      }
    }
    #expect(count == 20_000)
  }
}
