/// Texts made once and copied often: what a million features repeat.
struct TextTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text begins, and at last where the last one ends; empty where all are ``length`` bytes long.
  private var bounds: [Int] = []
  /// Of each text, where all are equally long: ids of outlets are, and one is looked up for every observation, far from the last.
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

  /// Texts at these places, -1 for none, fetched together: far from each other, each by itself would wait for memory.
  func fetched(_ places: some Collection<Int32>) -> FetchedTexts {
    let isShort = bounds.isEmpty && length <= FetchedTexts.longest
    return FetchedTexts(
      table: self, places: Array(places),
      words: isShort ? places.map { $0 < 0 ? .zero : words(at: Int($0) * length) } : [], length: length)
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

  /// Appends the text at `index`.
  @inline(__always)
  func append(_ index: Int, to writer: inout ByteWriter) {
    let range = bounds.isEmpty ? index * length..<(index + 1) * length : bounds[index]..<bounds[index + 1]
    writer.append(bytes.span.extracting(range))
  }
}

/// Some texts of a table, in the order in which they are wanted.
struct FetchedTexts {
  fileprivate var table: TextTable
  fileprivate var places: [Int32]
  /// The texts themselves, where they are all equally long and short.
  fileprivate var words: [SIMD2<UInt64>]
  fileprivate var length: Int

  /// Bytes of a text that two words hold.
  static let longest = 16

  /// Appends the text that was asked for as number `number`, `null` for none.
  @inline(__always)
  func append(_ number: Int, to writer: inout ByteWriter) {
    if places[number] < 0 {
      writer.append("null")
    } else if words.isEmpty {
      table.append(Int(places[number]), to: &writer)
    } else {
      writer.append(word: words[number].x, length: min(8, length))
      writer.append(word: words[number].y, length: max(0, length - 8))
    }
  }
}
