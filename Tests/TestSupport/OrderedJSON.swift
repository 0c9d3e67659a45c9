/// JSON as it is written: members in their order, numbers as their text. A reader of the tests' own, so that what the
/// program writes is judged by other code than what reads its input.
package enum OrderedJSON: Equatable, Sendable {
  case null
  case flag(Bool)
  case number(String)
  case text(String)
  case list([OrderedJSON])
  case object([Member])

  package struct Member: Equatable, Sendable {
    package var name: String
    package var value: OrderedJSON
  }

  /// - Throws: ``Fault`` for anything that RFC 8259 does not allow, and for a name that comes twice.
  package init(_ bytes: [UInt8]) throws(Fault) {
    var parser = Parser(bytes: bytes)
    self = try parser.whole()
  }

  package struct Fault: Error, CustomStringConvertible {
    package var description: String
  }

  package subscript(name: String) -> OrderedJSON? {
    if case .object(let members) = self { members.first { $0.name == name }?.value } else { nil }
  }

  package var names: [String] {
    if case .object(let members) = self { members.map(\.name) } else { [] }
  }

  package var list: [OrderedJSON] {
    if case .list(let items) = self { items } else { [] }
  }

  package var string: String? {
    if case .text(let text) = self { text } else { nil }
  }

  package var number: Double? {
    if case .number(let text) = self { Double(text) } else { nil }
  }

  package var integer: Int? {
    if case .number(let text) = self { Int(text) } else { nil }
  }

  package var bool: Bool? {
    if case .flag(let value) = self { value } else { nil }
  }
}

private struct Parser {
  let bytes: [UInt8]
  var at = 0

  mutating func whole() throws(OrderedJSON.Fault) -> OrderedJSON {
    let value = try value()
    skipSpace()
    guard at == bytes.count else { throw fault("text after the end") }
    return value
  }

  private func fault(_ what: String) -> OrderedJSON.Fault { .init(description: "\(what) at byte \(at)") }

  private var next: UInt8 { at < bytes.count ? bytes[at] : 0 }

  private mutating func skipSpace() {
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
  }

  private mutating func take(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard at + length <= bytes.count else { return false }
    for offset in 0..<length where bytes[at + offset] != word.utf8Start[offset] { return false }
    at += length
    return true
  }

  private mutating func value() throws(OrderedJSON.Fault) -> OrderedJSON {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""): return .text(try text())
    default:
      if take("null") { return .null }
      if take("true") { return .flag(true) }
      if take("false") { return .flag(false) }
      return try number()
    }
  }

  private mutating func object() throws(OrderedJSON.Fault) -> OrderedJSON {
    at += 1
    var members: [OrderedJSON.Member] = []
    skipSpace()
    if take("}") { return .object([]) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw fault("no name") }
      let name = try text()
      skipSpace()
      guard take(":") else { throw fault("no colon") }
      guard !members.contains(where: { $0.name == name }) else { throw fault("\(name) a second time") }
      members.append(.init(name: name, value: try value()))
      skipSpace()
    } while take(",")
    guard take("}") else { throw fault("no end of an object") }
    return .object(members)
  }

  private mutating func list() throws(OrderedJSON.Fault) -> OrderedJSON {
    at += 1
    var items: [OrderedJSON] = []
    skipSpace()
    if take("]") { return .list([]) }
    repeat {
      items.append(try value())
      skipSpace()
    } while take(",")
    guard take("]") else { throw fault("no end of a list") }
    return .list(items)
  }

  private mutating func number() throws(OrderedJSON.Fault) -> OrderedJSON {
    let start = at
    if next == UInt8(ascii: "-") { at += 1 }
    if next == UInt8(ascii: "0") { at += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      at += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      at += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { at += 1 }
      try digits()
    }
    return .number(String(decoding: bytes[start..<at], as: UTF8.self))
  }

  private mutating func digits() throws(OrderedJSON.Fault) {
    let start = at
    while at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39 { at += 1 }
    guard at > start else { throw fault("no digit") }
  }

  private mutating func text() throws(OrderedJSON.Fault) -> String {
    at += 1
    var units: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") {
        guard let text = String(validating: units, as: UTF8.self) else { throw fault("no UTF-8") }
        return text
      }
      guard byte >= 0x20 else { throw fault("a control character") }
      if byte == UInt8(ascii: "\\") { try escape(&units) } else { units.append(byte) }
    }
    throw fault("no end of a text")
  }

  private mutating func escape(_ units: inout [UInt8]) throws(OrderedJSON.Fault) {
    let byte = next
    at += 1
    if byte == UInt8(ascii: "u") {
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code), take("\\u") {
        let low = try hexadecimal()
        code = (0xDC00..<0xE000).contains(low) ? 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD
      }
      // Half of a surrogate pair is allowed by the grammar; readers put the replacement character in its place.
      let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
      units += Array(String(Character(scalar)).utf8)
      return
    }
    let plain: [UInt8: UInt8] = [
      UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12,
      UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
    ]
    guard let unit = plain[byte] else { throw fault("an unknown escape") }
    units.append(unit)
  }

  private mutating func hexadecimal() throws(OrderedJSON.Fault) -> UInt32 {
    guard at + 4 <= bytes.count, let code = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16) else {
      throw fault("no \\u escape")
    }
    at += 4
    return code
  }
}
