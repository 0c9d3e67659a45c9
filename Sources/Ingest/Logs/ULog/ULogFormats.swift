/// The definitions of a ULog: the fields of each message, and their offsets.
struct ULogFormats {
  struct Field: Equatable {
    var offset: Int
    var type: String
  }

  /// The type and name of each field of a message, by the message's name.
  private var parts: [String: [(type: String, name: String)]] = [:]

  /// Adds the definition in the payload of an `F` message: `name:type field;type field;`. False when it is none.
  mutating func add(_ payload: LogBytes) -> Bool {
    let text = payload.text(at: 0, length: payload.count)
    guard let colon = text.firstIndex(of: ":") else { return false }
    let fields = text[text.index(after: colon)...].split(separator: ";").compactMap { part -> (type: String, name: String)? in
      let words = part.split(separator: " ")
      return words.count == 2 ? (String(words[0]), String(words[1])) : nil
    }
    parts[String(text[..<colon])] = fields
    return true
  }

  /// The offsets of the fields of a message, without the fields inside nested types; nil for a message that is not defined, or
  /// whose definition is circular.
  func fields(of message: String) -> [String: Field]? {
    guard let parts = parts[message] else { return nil }
    var fields: [String: Field] = [:]
    var offset = 0
    for (type, name) in parts {
      fields[name] = Field(offset: offset, type: type)
      guard let size = size(of: type, depth: 0) else { return nil }
      offset &+= size
    }
    return fields
  }

  private func size(of type: String, depth: Int) -> Int? {
    guard depth < 16 else { return nil }
    var element = type[...]
    var count = 1
    if let open = type.firstIndex(of: "["), type.last == "]" {
      element = type[..<open]
      guard let stated = Int(type[type.index(after: open)...].dropLast()), stated >= 0, stated <= 0xFFFF else { return nil }
      count = stated
    }
    if let width = Self.widths[String(element)] { return width &* count }
    guard let nested = parts[String(element)] else { return nil }
    var sum = 0
    for part in nested {
      // A payload has at most 65535 bytes, so a larger sum is no definition of a message.
      guard let size = size(of: part.type, depth: depth + 1), sum <= 0xFFFF else { return nil }
      sum &+= size
    }
    return sum <= 0xFFFF ? sum &* count : nil
  }

  private static let widths = [
    "int8_t": 1, "uint8_t": 1, "bool": 1, "char": 1, "int16_t": 2, "uint16_t": 2, "int32_t": 4, "uint32_t": 4, "float": 4,
    "int64_t": 8, "uint64_t": 8, "double": 8,
  ]
}

extension [String: ULogFormats.Field] {
  /// The offset of the field `name`; nil when there is none, or when it has another type.
  func offset(of name: String, _ type: String) -> Int? {
    guard let field = self[name], field.type.utf8.elementsEqual(type.utf8) else { return nil }
    return field.offset
  }
}
