extension TimeWriting {
  /// The milliseconds since 1970 of `/Date(1704016800000)/` or `/Date(1704016800000+0100)/`, whose zone is for display only; nil for
  /// any other text.
  static func momentOfJSON(_ text: [UInt8]) -> [UInt8]? {
    guard text.first == UInt8(ascii: "/") || text.first == UInt8(ascii: "\\") else { return nil }
    let head = Array("/Date(".utf8)
    // JSON may have a backslash in front of the slash.
    let start = text.first == UInt8(ascii: "\\") ? 1 : 0
    guard text.count > start &+ head.count, text[start] == head[0], text[start...].starts(with: head),
      let close = text[start...].firstIndex(of: UInt8(ascii: ")"))
    else { return nil }
    let inside = text[(start &+ head.count)..<close]
    let digits = inside.dropFirst(inside.first == UInt8(ascii: "-") ? 1 : 0).prefix { isDigit($0) }
    return digits.isEmpty ? nil : Array(inside.prefix(digits.endIndex - inside.startIndex))
  }

  /// `20231231T100530Z` with its marks, `2023-12-31T10:05:30Z`; nil for any other text.
  static func spelled(_ text: [UInt8]) -> [UInt8]? {
    guard text.count >= 13, text[8] == UInt8(ascii: "T"), text[..<8].allSatisfy(isDigit) else { return nil }
    let clock = text[9...].prefix(while: isDigit)
    guard clock.count == 4 || clock.count == 6 else { return nil }
    var spelled: [UInt8] = []
    for (index, byte) in text[..<clock.endIndex].enumerated() {
      if index == 4 || index == 6 { spelled.append(UInt8(ascii: "-")) }
      if index == 11 || index == 13 { spelled.append(UInt8(ascii: ":")) }
      spelled.append(byte)
    }
    if clock.count == 4 { spelled += Array(":00".utf8) }
    return spelled + text[clock.endIndex...]
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
