import Glibc
import JSONKit

/// A FeatureCollection cut between its features, so that each piece can be checked and read by itself.
///
/// What is around the features is a JSON text with an empty array, and each piece is a list of JSON values: if they are
/// right, then so is the whole, and means the same, since JSON can be read in one way only. If one of them is not, nothing
/// is said of the whole.
struct FeaturePieces {
  let root: GeoJSONRoot
  /// From a feature's first byte to a feature's last, in order.
  let pieces: [Range<Int>]

  /// As deep as the whole may be, less the collection itself.
  static let maximumDepth = 63

  /// Nil when `bytes`, which begin at `start`, are no FeatureCollection that can be cut into pieces of about `size` bytes.
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

  /// The piece as a JSON array of its own.
  static func text(_ bytes: [UInt8], _ piece: Range<Int>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: piece.count + 2) { target, count in
      target.initializeElement(at: 0, to: UInt8(ascii: "["))
      _ = UnsafeMutableBufferPointer(rebasing: target[1...]).initialize(fromContentsOf: bytes[piece])
      target.initializeElement(at: piece.count + 1, to: UInt8(ascii: "]"))
      count = piece.count + 2
    }
  }

  /// Of the array that is the first member called "features".
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

  /// Where the object begins of which `"type":` with the value at `mark` is the first member, when a comma stands before it.
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

  /// Where `text`, which begins with a quote, stands first in `range`.
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
