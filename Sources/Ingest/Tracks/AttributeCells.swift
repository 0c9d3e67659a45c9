/// Finds values in the attributes of observations, which are JSON objects that this program wrote.
enum AttributeCells {
  /// The value behind `key`, which is a name in quotes with a colon.
  static func value(key: [UInt8], in object: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let start = end(of: key, in: object) else { return nil }
    var index = start
    while index < object.endIndex, object[index] == 0x20 { index += 1 }
    guard index < object.endIndex else { return nil }
    if object[index] == 0x22 {
      index += 1
      let first = index
      while index < object.endIndex, object[index] != 0x22 { index += object[index] == 0x5C ? 2 : 1 }
      return object[first..<min(index, object.endIndex)]
    }
    let first = index
    while index < object.endIndex, object[index] != 0x2C, object[index] != 0x7D { index += 1 }
    let text = object[first..<index]
    return text.first == 0x7B || text.first == 0x5B || text.elementsEqual("null".utf8) ? nil : text
  }

  /// The offset behind `key` where it stands as the name of a member, and not within a text.
  private static func end(of key: [UInt8], in object: ArraySlice<UInt8>) -> Int? {
    guard let first = key.first else { return nil }
    var index = object.startIndex
    while index + key.count <= object.endIndex {
      // A quote within a text is escaped, so only a member's name stands behind a brace or comma in this way.
      if object[index] == first, index > object.startIndex, object[index - 1] == 0x7B || object[index - 1] == 0x2C,
        object[index..<index + key.count].elementsEqual(key)
      {
        return index + key.count
      }
      index += 1
    }
    return nil
  }
}
