import Glibc
import JSONKit

/// A FeatureCollection cut between its features, so that each piece can be checked and read by itself.
///
/// The text around the features must be JSON with an empty array in their stead, and each piece must be a list of JSON values.
/// Then the whole text is JSON, and its features are those of the pieces. If any of them is not, the text may still be JSON
/// that was cut in a wrong spot: it must then be read as a whole.
struct FeaturePieces {
  let root: GeoJSONRoot
  /// Byte ranges, each from the start of a feature to the end of the same or a later one.
  let pieces: [Range<Int>]

  /// How deep a piece may be nested: one level less than a whole text, because the collection itself is missing.
  static let maximumDepth = 63

  /// Cuts `bytes` from `start` on into pieces of about `size` bytes. Nil for anything that cannot be cut into two pieces.
  init?(_ bytes: [UInt8], from start: Int, size: Int) {
    guard let open = Self.openingBracket(bytes, from: start), let close = bytes.lastIndex(of: UInt8(ascii: "]")), open < close
    else { return nil }
    var reader = JSONReader()
    do {
      try reader.parse(Array(bytes[start...open]) + Array(bytes[close...]))
      root = try reader.geoJSONRoot(source: "")
    } catch {
      return nil
    }
    guard let features = root.features, reader.range(of: features).lowerBound == open - start else { return nil }
    pieces = Self.cut(bytes, open + 1..<close, size: size)
    if pieces.count < 2 { return nil }
  }

  /// The text of a piece as a JSON array.
  static func text(_ bytes: [UInt8], _ piece: Range<Int>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: piece.count + 2) { target, count in
      target.initializeElement(at: 0, to: UInt8(ascii: "["))
      _ = UnsafeMutableBufferPointer(rebasing: target[1...]).initialize(fromContentsOf: bytes[piece])
      target.initializeElement(at: piece.count + 1, to: UInt8(ascii: "]"))
      count = piece.count + 2
    }
  }

  /// Offset of the bracket that opens the array of features, after the first "features" of the text.
  private static func openingBracket(_ bytes: [UInt8], from start: Int) -> Int? {
    let head = start..<min(bytes.count, start + 1 << 16)
    guard var index = find("\"features\"", in: bytes, head).map({ $0 + 10 }) else { return nil }
    while index < bytes.count, isSpace(bytes[index]) || bytes[index] == UInt8(ascii: ":") { index += 1 }
    return index < bytes.count && bytes[index] == UInt8(ascii: "[") ? index : nil
  }

  private static func cut(_ bytes: [UInt8], _ body: Range<Int>, size: Int) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = body.lowerBound
    while start < body.upperBound, isSpace(bytes[start]) { start += 1 }
    while start < body.upperBound {
      var from = start + max(1, size)
      var next = body.upperBound
      while from < body.upperBound, let mark = find("\"Feature\"", in: bytes, from..<body.upperBound) {
        if let brace = featureStart(bytes, before: mark) {
          next = brace
          break
        }
        from = mark + 1
      }
      pieces.append(start..<end(bytes, before: next, isLast: next == body.upperBound))
      start = next
    }
    return pieces
  }

  /// Offset of the brace that opens the feature whose first member is `"type"` with the value at `mark`. Nil when something
  /// else stands before the value, and when no comma stands before the brace.
  private static func featureStart(_ bytes: [UInt8], before mark: Int) -> Int? {
    var index = mark
    func back(over text: StaticString) -> Bool {
      while index > 0, isSpace(bytes[index - 1]) { index -= 1 }
      guard index >= text.utf8CodeUnitCount else { return false }
      index -= text.utf8CodeUnitCount
      return text.withUTF8Buffer { bytes[index..<index + $0.count].elementsEqual($0) }
    }
    guard back(over: ":"), back(over: "\"type\""), back(over: "{") else { return nil }
    let brace = index
    return back(over: ",") ? brace : nil
  }

  /// The end of the feature before `next`, without the comma between the two.
  private static func end(_ bytes: [UInt8], before next: Int, isLast: Bool) -> Int {
    var index = next
    while index > 0, isSpace(bytes[index - 1]) { index -= 1 }
    if isLast { return index }
    index -= 1
    while index > 0, isSpace(bytes[index - 1]) { index -= 1 }
    return index
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  /// Offset of the first `text` in `range`. `text` must begin with a quote.
  private static func find(_ text: StaticString, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return nil }
      let count = text.utf8CodeUnitCount
      var index = range.lowerBound
      while index &+ count <= range.upperBound {
        guard let quote = memchr(base + index, 0x22, range.upperBound &- index) else { return nil }
        index = base.distance(to: UnsafeRawPointer(quote))
        if index &+ count <= range.upperBound, memcmp(quote, text.utf8Start, count) == 0 { return index }
        index &+= 1
      }
      return nil
    }
  }
}
