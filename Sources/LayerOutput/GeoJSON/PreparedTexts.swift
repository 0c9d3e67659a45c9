import SurveyModel
import TextKit

/// Texts that a million features repeat, made once and copied often.
struct PreparedTexts: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text begins, followed by the end of the last one; empty where all texts are ``length`` bytes long.
  private var bounds: [Int] = []
  /// The length of each text where all are equally long. Ids of outlets usually are, and each observation looks up one that lies
  /// far from the one before; without bounds such a look-up touches memory once instead of twice.
  private var length = 0

  /// `count` texts of about `size` bytes, each written by `write`.
  init(count: Int, size: Int, _ write: (Int, inout ByteWriter) -> Void) {
    var (bounds, length) = ([Int](), 0)
    bytes.appendText(room: count * size + 64) { writer in
      for index in 0..<count {
        write(index, &writer)
        if index == 0 { length = writer.count }
        if bounds.isEmpty, writer.count == (index + 1) * length { continue }
        if bounds.isEmpty { bounds = (0...index).map { $0 * length } }
        bounds.append(writer.count)
      }
    }
    (self.bounds, self.length) = (bounds, length)
  }

  /// JSON strings, `null` for nil.
  init(json texts: [String?]) {
    self.init(count: texts.count, size: 24) { $1.appendJSON(texts[$0]) }
  }

  /// The texts of these outlets, nil for none, fetched together. The texts lie far from each other: fetched one by one, each would
  /// wait for memory.
  func fetched(_ outlets: some Collection<OutletNumber?>) -> FetchedTexts {
    let isShort = bounds.isEmpty && length <= FetchedTexts.longest
    return FetchedTexts(
      table: self, numbers: OptionalNumbers(outlets),
      words: isShort ? outlets.map { $0.map { words(at: $0.index * length) } ?? .zero } : [], length: length)
  }

  /// The sixteen bytes from `start` on as two words, the lowest byte first; zeros beyond the end.
  @inline(__always)
  private func words(at start: Int) -> SIMD2<UInt64> {
    bytes.withUnsafeBytes { bytes in
      if start >= 0, start + 16 <= bytes.count {
        let words = bytes.loadUnaligned(fromByteOffset: start, as: SIMD2<UInt64>.self)
        return SIMD2(UInt64(littleEndian: words.x), UInt64(littleEndian: words.y))
      }
      var words = SIMD2<UInt64>.zero
      for offset in 0..<max(0, min(16, bytes.count - start)) {
        words[offset / 8] |= UInt64(bytes[start + offset]) << UInt64(offset % 8 * 8)
      }
      return words
    }
  }

  /// Appends the text of this number.
  @inline(__always)
  func append(_ number: Int, to writer: inout ByteWriter) {
    let range = bounds.isEmpty ? number * length..<(number + 1) * length : bounds[number]..<bounds[number + 1]
    writer.append(bytes.span.extracting(range))
  }
}
