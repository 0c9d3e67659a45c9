import OutputSchema
import SurveyModel
import TextKit
import Workers

/// A GeoJSON FeatureCollection (RFC 7946) with one feature on a line, in chunks that can be formatted each by itself.
struct FeatureCollection: Sendable {
  /// File name in the output folder.
  var name: String
  /// Of all positions, WGS 84 degrees; empty where there are none.
  var box: LayerBox
  /// In order.
  var chunks: [Chunk]
  /// Appends the features of a run, each after ``ByteWriter/separateFeature(_:)``.
  var format: @Sendable (Range<Int>, inout ByteWriter) -> Void

  /// A run of features that are formatted at once: about ``chunkBytes`` of text, or one feature of more.
  struct Chunk: Sendable {
    var features: Range<Int>
    /// About.
    var bytes: Int
  }

  /// Large enough to make the threads' meetings rare, small enough for the processor's cache.
  static let chunkBytes = 1 << 18

  /// Features of about `bytes` bytes each.
  init(
    _ name: String, box: LayerBox, count: Int, bytes: Int, format: @escaping @Sendable (Range<Int>, inout ByteWriter) -> Void
  ) {
    let runs = Parallel.chunks(of: count, size: Self.chunkBytes / max(1, bytes))
    self.init(name, box: box, chunks: runs.map { Chunk(features: $0, bytes: $0.count * bytes) }, format: format)
  }

  /// Features of which `size` knows how many bytes each will have, about.
  init(
    _ name: String, box: LayerBox, count: Int, size: (Int) -> Int,
    format: @escaping @Sendable (Range<Int>, inout ByteWriter) -> Void
  ) {
    var chunks: [Chunk] = []
    var start = 0
    var bytes = 0
    for index in 0..<count {
      bytes += size(index)
      if bytes >= Self.chunkBytes {
        chunks.append(Chunk(features: start..<index + 1, bytes: bytes))
        start = index + 1
        bytes = 0
      }
    }
    if start < count { chunks.append(Chunk(features: start..<count, bytes: bytes)) }
    self.init(name, box: box, chunks: chunks, format: format)
  }

  private init(
    _ name: String, box: LayerBox, chunks: [Chunk], format: @escaping @Sendable (Range<Int>, inout ByteWriter) -> Void
  ) {
    self.name = name
    self.box = box
    self.chunks = chunks
    self.format = format
  }

  /// What stands before the features.
  func head() -> [UInt8] {
    var bytes = Array("{\"type\":\"FeatureCollection\",".utf8)
    if !box.isEmpty {
      bytes.append("\"bbox\":[")
      for (index, value) in box.edges.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        // Rounding keeps the order, so this is the box of the rounded positions too.
        bytes.appendNumber(value, decimals: Decimals.degrees)
      }
      bytes.append("],")
    }
    bytes.append("\"features\":[\n")
    return bytes
  }

  /// What stands after them.
  static let tail = Array("\n]}\n".utf8)
}

extension ByteWriter {
  /// Appends what stands before a feature of this number: nothing before the first.
  @inline(__always)
  mutating func separateFeature(_ index: Int) {
    if index > 0 { append(",\n") }
  }
}
