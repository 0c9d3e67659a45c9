import JSONKit

/// The name of a member of the attributes of observations, in the ways in which files write it: letters beyond ASCII stand as they are
/// or are escaped.
struct AttributeKey {
  private let spellings: [[UInt8]]

  init(_ name: String) {
    var plain: [UInt8] = []
    JSONText.appendString(name, to: &plain)
    let escaped = [false, true].map { isUpper in
      plain.allSatisfy { $0 < 0x80 } ? plain : Self.escaped(String(decoding: plain, as: UTF8.self), isUpper)
    }
    var seen: Set<[UInt8]> = []
    spellings = ([plain] + escaped).map { $0 + [UInt8(ascii: ":")] }.filter { seen.insert($0).inserted }
  }

  /// The value of the member in `object`, as text with its escapes resolved; nil where there is none, or no text and no number.
  func value(in object: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let cell = spellings.lazy.compactMap({ AttributeCells.value(key: $0, in: object) }).first else { return nil }
    guard cell.contains(UInt8(ascii: "\\")) else { return cell }
    var text: [UInt8] = []
    _ = appendUnescaped(cell, to: &text)
    return text[...]
  }

  private static func escaped(_ text: String, _ isUpper: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for unit in text.utf16 {
      if unit < 0x80 {
        bytes.append(UInt8(unit))
      } else {
        let digits = String(unit, radix: 16, uppercase: isUpper)
        bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
      }
    }
    return bytes
  }
}
