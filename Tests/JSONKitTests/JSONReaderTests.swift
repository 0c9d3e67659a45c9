import JSONKit
import Testing

/// The error of a text, nil where it is good JSON.
private func error(_ text: String, depth: Int = 64) -> JSONError? {
  error(Array(text.utf8), depth: depth)
}

private func error(_ bytes: [UInt8], depth: Int = 64) -> JSONError? {
  var reader = JSONReader()
  do {
    try reader.parse(bytes, maximumDepth: depth)
    return nil
  } catch {
    return error
  }
}

private func elementNumbers(_ reader: borrowing JSONReader) -> [Double?] {
  var cursor = reader.cursor(into: reader.root)
  var numbers: [Double?] = []
  while let element = reader.nextElement(&cursor) { numbers.append(reader.number(element)) }
  return numbers
}

@Suite("JSON texts")
struct JSONReaderTests {
  @Test(
    "good texts are good",
    arguments: [
      "{}", "[]", " [ ] ", "0", "-0", "1e5", "-1.5E+3", "\"\"", "true", "false", "null", "[1,2,[3,{\"a\":[]}]]",
      "{\"a\":1,\"b\":{\"a\":2}}", "\"\\u00e9\\n\\\\\"", "[\"a]b\",\"{\\\"\"]", "\r\n\t{\"a\" : null }\n", "[1e400]",
      "{\"\":0}", "\"\\ud800\"",
    ])
  func good(_ text: String) {
    #expect(error(text) == nil)
  }

  @Test(
    "bad texts are bad, and it is said why",
    arguments: [
      ("", JSONError.Code.empty), ("  ", .empty), ("{", .truncated), ("[1,", .truncated), ("[1", .truncated),
      ("{\"a\"", .truncated), ("{\"a\":", .truncated), ("[1,2,]", .syntax), ("{\"a\":1,}", .syntax), ("[,1]", .syntax),
      ("{a:1}", .syntax), ("[1 2]", .syntax), ("{\"a\" 1}", .syntax), ("[NaN]", .syntax), ("[Infinity]", .syntax),
      ("[-Infinity]", .number), ("[tru]", .syntax), ("[truex]", .syntax), ("[nul]", .syntax), ("[falsey]", .syntax),
      ("[01]", .number), ("[1.]", .number), ("[.5]", .syntax), ("[+1]", .syntax), ("[1e]", .number), ("[0x10]", .number),
      ("[1a]", .number), ("[-]", .number), ("[1.5.2]", .number), ("{} x", .trailingText), ("[] []", .trailingText),
      ("1 2", .trailingText), ("{\"a\":1,\"a\":2}", .duplicateKey), ("{\"a\":1,\"\\u0061\":2}", .duplicateKey),
      ("[{\"b\":{\"x\":1,\"y\":2,\"x\":3}}]", .duplicateKey), ("[\"\\q\"]", .escape), ("[\"\\u12\"]", .escape),
      ("[\"abc]", .unclosedString), ("[\"a\nb\"]", .controlCharacter), ("[1}", .syntax), ("{\"a\":1]", .syntax),
      ("{1:2}", .syntax), ("[\"a\"b]", .syntax), ("[\"a\" \"b\"]", .syntax), ("{\"a\"\"b\":1}", .syntax), ("]", .syntax),
    ] as [(String, JSONError.Code)])
  func bad(_ text: String, _ code: JSONError.Code) {
    #expect(error(text)?.code == code)
  }

  @Test("bytes that are not UTF-8 are found, with their place")
  func notUTF8() {
    let found = error([0x5B, 0x22, 0xC8, 0xCB, 0x22, 0x5D])
    #expect(found?.code == .notUTF8)
    #expect(found?.offset == 2)
  }

  @Test("a key given twice is named by its second place, among few keys and among many")
  func duplicateKeys() throws {
    #expect(error("{\"a\":1,\"b\":2,\"a\":3}")?.offset == 13)
    let keys = (0..<200).map { "\"k\($0)\":0" }.joined(separator: ",")
    #expect(error("{\(keys)}") == nil)
    let found = try #require(error("{\(keys),\"k7\":1}"))
    #expect(found.code == .duplicateKey)
    #expect(found.offset == keys.utf8.count + 2)
    #expect(found.description.contains("k7"))
  }

  @Test("depth is capped, at any size")
  func depth() {
    #expect(error(String(repeating: "[", count: 64) + String(repeating: "]", count: 64)) == nil)
    #expect(error(String(repeating: "[", count: 65) + String(repeating: "]", count: 65))?.code == .tooDeep)
    #expect(error(String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000))?.code == .tooDeep)
  }

  @Test("values know their bytes, with and without space around them")
  func ranges() throws {
    var reader = JSONReader()
    let text = Array("  { \"a\" : [ 1 , 2 ] , \"b\":\"x y\" , \"c\": -1.5e3 }  ".utf8)
    try reader.parse(text)
    let whole = reader.range(of: reader.root)
    #expect(String(decoding: text[whole], as: UTF8.self) == "{ \"a\" : [ 1 , 2 ] , \"b\":\"x y\" , \"c\": -1.5e3 }")
    let members = [
      reader.member("a", of: reader.root), reader.member("b", of: reader.root), reader.member("c", of: reader.root),
    ]
    let texts = members.compactMap { $0.map { String(decoding: text[reader.range(of: $0)], as: UTF8.self) } }
    #expect(texts == ["[ 1 , 2 ]", "\"x y\"", "-1.5e3"])
    let absent = reader.member("d", of: reader.root)
    #expect(absent == nil)
    var compact: [UInt8] = []
    reader.appendCompact(reader.root, to: &compact)
    #expect(String(decoding: compact, as: UTF8.self) == "{\"a\":[1,2],\"b\":\"x y\",\"c\":-1.5e3}")
  }

  @Test("a part of an array can be parsed, and offsets stay those of the array")
  func part() throws {
    var reader = JSONReader()
    let text = Array("xx[10, 20]yy".utf8)
    try reader.parse(text, in: 2..<10)
    let range = reader.range(of: reader.root)
    #expect(range == 2..<10)
    #expect(elementNumbers(reader) == [10, 20])
    try reader.parse(Array("{\"k\":true}".utf8))
    let kind = reader.member("k", of: reader.root).map { reader.kind(of: $0) }
    #expect(kind == .true)
  }

  @Test("long arrays and objects are skipped whole")
  func skipping() throws {
    let inner = (0..<500).map { "[\($0),{\"n\":\($0)}]" }.joined(separator: ",")
    var reader = JSONReader()
    try reader.parse(Array("{\"long\":[\(inner)],\"after\":[[\(inner)],7]}".utf8))
    let member = reader.member("after", of: reader.root)
    let after = try #require(member)
    var cursor = reader.cursor(into: after)
    _ = reader.nextElement(&cursor)
    let seven = reader.nextElement(&cursor).flatMap { reader.number($0) }
    #expect(seven == 7)
  }

  @Test(
    "numbers are rounded as Swift rounds them",
    arguments: [
      "0", "-0", "1", "118.79687700000001", "1e22", "1.7976931348623157e308", "5e-324", "0.1", "123456789012345678901234567890",
      "2.2250738585072011e-308", "1e-400", "9007199254740993", "0.000000000000000000000000000000000000000000001",
    ])
  func numbers(_ text: String) throws {
    var reader = JSONReader()
    try reader.parse(Array(text.utf8))
    let number = reader.number(reader.root)
    #expect(number == Double(text))
    let padded = "[\(text)" + String(repeating: " ", count: 2000) + "]"
    try reader.parse(Array(padded.utf8))
    #expect(elementNumbers(reader) == [Double(text)])
  }

  @Test("a number too large for a double is good JSON and no number")
  func overflow() throws {
    var reader = JSONReader()
    try reader.parse(Array("[1e400]".utf8))
    var cursor = reader.cursor(into: reader.root)
    let element = reader.nextElement(&cursor)
    let value = try #require(element)
    let kind = reader.kind(of: value)
    #expect(kind == .number)
    #expect(elementNumbers(reader) == [nil])
  }

  @Test("escapes are resolved; half a surrogate pair is replaced and said so")
  func strings() throws {
    var reader = JSONReader()
    try reader.parse(Array(#"["\u6392\u6c61口","\ud83d\ude00\n\"\/","a\ud800b"]"#.utf8))
    var cursor = reader.cursor(into: reader.root)
    var texts: [String] = []
    var repaired: [Bool] = []
    while let value = reader.nextElement(&cursor), let (text, isRepaired) = reader.string(value) {
      texts.append(text)
      repaired.append(isRepaired)
    }
    #expect(texts == ["排污口", "😀\n\"/", "a\u{FFFD}b"])
    #expect(repaired == [false, false, true])
  }

  @Test("positions are read in batches, up to the first fault")
  func positions() throws {
    let line = (0..<1300).map { "[\($0),\(-$0).5,7]" }.joined(separator: ",")
    var reader = JSONReader()
    try reader.parse(Array("[\(line)]".utf8))
    var x: [Double] = []
    var y: [Double] = []
    let all = reader.appendPositions(of: reader.root, x: &x, y: &y)
    #expect(all.fault == nil)
    #expect(all.dimensions == 3)
    #expect(x == (0..<1300).map(Double.init))
    #expect(y[1299] == -1299.5)
    for (bad, fault) in [
      ("[1]", PositionFault.tooShort), ("[]", .tooShort), ("[\"1\",2]", .notANumber), ("[1,null]", .notANumber),
      ("[1,[2]]", .notANumber), ("3", .notAnArray), ("[1e400,2]", .overflow), ("[1,2,\"x\"]", .notANumber),
    ] {
      try reader.parse(Array("[[0,0],[0,1],\(bad),[0,2]]".utf8))
      let found = reader.appendPositions(of: reader.root, x: &x, y: &y)
      #expect(found.fault?.index == 2)
      #expect(found.fault?.fault == fault)
    }
  }

  @Test(
    "positions with any number of digits are rounded as Swift rounds them, at any distance from the end", arguments: [0, 100])
  func digits(padding: Int) throws {
    var random = Linear(state: 3)
    var texts: [(String, String)] = []
    for _ in 0..<2000 {
      func number() -> String {
        let whole = String(
          Int.random(
            in: 0..<[10, 100, 1000, 100_000, 10_000_000, 1_000_000_000][Int.random(in: 0..<6, using: &random)], using: &random))
        let count = Int.random(in: 0...17, using: &random)
        let decimals = (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
        let exponent =
          Int.random(in: 0..<8, using: &random) == 0 ? ["e3", "E-2", "e+0"][Int.random(in: 0..<3, using: &random)] : ""
        return (Bool.random(using: &random) ? "-" : "") + whole + (count > 0 ? "." + decimals : "") + exponent
      }
      texts.append((number(), number()))
    }
    let end = String(repeating: " ", count: padding) + "]"
    var reader = JSONReader()
    var (x, y): ([Double], [Double]) = ([], [])
    for (first, second) in texts {
      try reader.parse(Array("[[\(first),\(second)]\(end)".utf8))
      _ = reader.appendPositions(of: reader.root, x: &x, y: &y)
    }
    #expect(x.map(\.bitPattern) == texts.map { Double($0.0)?.bitPattern })
    #expect(y.map(\.bitPattern) == texts.map { Double($0.1)?.bitPattern })
  }

  @Test(
    "a number that is none is found in a position too, far from the end",
    arguments: [
      "01.5", "00.5", "-01.5", "1.", "-.5", "1..5", "1.5.2", "1.5a", "1.5e", "1.12345678a", "1.123456789x", "12345678.",
      "1.5 2.5", "- 1.5",
      "1,5.5.5", "--1.5",
    ])
  func badPositions(text: String) {
    let end = String(repeating: " ", count: 100) + "]"
    let codes: [JSONError.Code?] = [.number, .syntax]
    #expect(
      codes.contains(error("[[1.5,2.5],[\(text),7.25]\(end)")?.code) && codes.contains(error("[[7.25,\(text)]\(end)")?.code))
  }

  @Test("a position is as deep as any array")
  func depthOfPositions() {
    let text = "[[1.5,2.5]" + String(repeating: " ", count: 100) + "]"
    #expect(error(text, depth: 2) == nil && error(text, depth: 1)?.code == .tooDeep)
  }

  @Test("no bytes make the reader trap")
  func anyBytes() {
    var random = Linear(state: 5)
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "d8", "1", "-", ".5", "e", " ", "\n", "true", "é", "\u{0}", "a",
    ]
    var good = 0
    for round in 0..<4000 {
      // Short texts too, of which some are good.
      let count = Int.random(in: 0..<(round % 2 == 0 ? 40 : 4), using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      var reader = JSONReader()
      guard (try? reader.parse(Array(text.utf8))) != nil else { continue }
      good += 1
      var x: [Double] = []
      var y: [Double] = []
      _ = reader.appendPositions(of: reader.root, x: &x, y: &y)
      var compact: [UInt8] = []
      reader.appendCompact(reader.root, to: &compact)
      #expect(error(compact) == nil, "\(text)")
    }
    #expect(good > 50, "\(good) of 4000 texts are good JSON")
  }
}

/// A small random generator with a seed (Knuth's MMIX constants).
struct Linear: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
