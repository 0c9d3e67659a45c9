extension JSONReader {
  /// A cursor before the first member of an object or the first element of an array.
  package func cursor(into value: JSONValue) -> JSONCursor {
    switch kind(of: value) {
    case .object, .array: JSONCursor(token: value.token + 1)
    default: JSONCursor(token: .max)
    }
  }

  /// The next member of an object; nil after the last.
  package func nextMember(_ cursor: inout JSONCursor) -> JSONMember? {
    guard let key = nextToken(&cursor) else { return nil }
    let value = JSONValue(token: key + 2)
    cursor.token = skip(value)
    return JSONMember(key: JSONValue(token: key), value: value)
  }

  /// The next element of an array; nil after the last.
  package func nextElement(_ cursor: inout JSONCursor) -> JSONValue? {
    guard let token = nextToken(&cursor) else { return nil }
    let value = JSONValue(token: token)
    cursor.token = skip(value)
    return value
  }

  private func nextToken(_ cursor: inout JSONCursor) -> Int? {
    switch byte(ofToken: cursor.token) {
    case UInt8(ascii: ","):
      cursor.token += 1
      return cursor.token
    case UInt8(ascii: "]"), UInt8(ascii: "}"), 0:
      return nil
    default:
      return cursor.token
    }
  }

  /// The value of the member of `object` with this key; nil when there is none, or `object` is no object.
  package func member(_ key: StaticString, of object: JSONValue) -> JSONValue? {
    guard kind(of: object) == .object else { return nil }
    var cursor = cursor(into: object)
    while let member = nextMember(&cursor) {
      if isString(member.key, key) { return member.value }
    }
    return nil
  }

  /// True when the value is a string with this text.
  package func isString(_ value: JSONValue, _ text: StaticString) -> Bool {
    let content = rawContent(of: value)
    let length = text.utf8CodeUnitCount
    if content.count == length {
      return unsafe bytes.withUnsafeBufferPointer { buffer in
        for index in 0..<length where unsafe buffer[content.lowerBound + index] != text.utf8Start[index] { return false }
        return true
      }
    }
    // A string whose bytes are longer than `text` can be equal to it only if it has escapes.
    guard content.count > length, bytes[content].contains(UInt8(ascii: "\\")) else { return false }
    return string(value)?.text == text.description
  }

  /// The range of the bytes between the quotes of a string, with escapes as they are; empty when the value is no string.
  package func rawContent(of value: JSONValue) -> Range<Int> {
    let start = offset(ofToken: value.token)
    guard kind(of: value) == .string else { return start..<start }
    let end = end(ofTokensBefore: value.token + 1)
    return end >= start + 2 ? start + 1..<end - 1 : start..<start
  }

  /// The text of a string with its escapes resolved; nil when the value is no string. A surrogate without its partner becomes
  /// U+FFFD, and `isRepaired` is true then.
  package func string(_ value: JSONValue) -> (text: String, isRepaired: Bool)? {
    guard kind(of: value) == .string else { return nil }
    let content = rawContent(of: value)
    guard bytes[content].contains(UInt8(ascii: "\\")) else {
      return (String(decoding: bytes[content], as: UTF8.self), false)
    }
    var unescaped: [UInt8] = []
    let isRepaired = appendUnescaped(bytes[content], to: &unescaped)
    return (String(decoding: unescaped, as: UTF8.self), isRepaired)
  }

  /// Adds the bytes of a value to `output`, without the white space between its tokens.
  package func appendCompact(_ value: JSONValue, to output: inout [UInt8]) {
    let last = skip(value)
    var token = value.token
    var start = offset(ofToken: token)
    while token < last {
      let end = end(ofTokensBefore: token + 1)
      let next = offset(ofToken: token + 1)
      if end != next || token + 1 == last {
        output.append(contentsOf: bytes[start..<max(start, end)])
        start = next
      }
      token += 1
    }
  }
}
