/// Reads whole numbers in the attributes of workbooks.
enum SheetInteger {
  /// The same as `Int(String)` gives, but faster for the texts of a few digits that nearly all are.
  static func parse(_ text: Span<UInt8>) -> Int? {
    guard text.count > 0, text.count <= 18 else { return general(text) }
    var value = 0
    for index in text.indices {
      let digit = text[index] &- 0x30
      if digit > 9 { return general(text) }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }

  private static func general(_ text: Span<UInt8>) -> Int? {
    text.withUnsafeBufferPointer { Int(String(decoding: $0, as: UTF8.self)) }
  }
}
