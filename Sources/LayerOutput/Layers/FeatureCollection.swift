import FileKit
import SurveyModel

/// A GeoJSON FeatureCollection (RFC 7946) with one feature on a line, made in chunks by several threads and written in order.
struct FeatureCollection: Sendable {
  /// File name in the output folder.
  var name: String
  /// Of all positions, WGS 84 degrees; empty where there are none.
  var box: Box
  /// Runs of features, each formatted at once: about ``chunkBytes`` of text.
  var chunks: [Range<Int>]
  /// Appends the features of a run; each begins with ``beginFeature(_:to:)``.
  var format: @Sendable (Range<Int>, inout ByteWriter) -> Void

  /// Large enough to make the threads' meetings rare, small enough for the processor's cache and for four times as many
  /// as threads to be in memory.
  static let chunkBytes = 1 << 20

  /// Features of about `bytes` bytes each.
  init(
    _ name: String, box: Box, count: Int, bytes: Int, format: @escaping @Sendable (Range<Int>, inout ByteWriter) -> Void
  ) {
    self.init(name, box: box, chunks: Parallel.chunks(of: count, size: Self.chunkBytes / max(1, bytes)), format: format)
  }

  /// Features of which `size` knows how many bytes each will have, about.
  init(
    _ name: String, box: Box, count: Int, size: (Int) -> Int, format: @escaping @Sendable (Range<Int>, inout ByteWriter) -> Void
  ) {
    var chunks: [Range<Int>] = []
    var start = 0
    var bytes = 0
    for index in 0..<count {
      bytes += size(index)
      if bytes >= Self.chunkBytes {
        chunks.append(start..<index + 1)
        start = index + 1
        bytes = 0
      }
    }
    if start < count { chunks.append(start..<count) }
    self.init(name, box: box, chunks: chunks, format: format)
  }

  private init(
    _ name: String, box: Box, chunks: [Range<Int>], format: @escaping @Sendable (Range<Int>, inout ByteWriter) -> Void
  ) {
    self.name = name
    self.box = box
    self.chunks = chunks
    self.format = format
  }

  /// Writes the file: with several jobs other threads format and hash, and the calling one writes, in order. `progress` hears, on
  /// the calling thread, how many features more are done. Throws `OutputError` and `Interrupted`.
  func write(to opened: consuming OutputFile, jobs: Int, progress: (Int) -> Void) throws -> OutputRecord {
    var file = opened
    try file.write(head())
    let digest = OrderedSection(file.takeDigest())
    var given = 0
    var written = 0
    try Parallel.stream(
      jobs: jobs, makeWorker: {},
      next: { _ -> NextItem<Int> in
        given += 1
        return given > chunks.count ? .end : .item(given - 1)
      },
      work: { [chunks, format] _, number -> [UInt8] in
        var bytes: [UInt8] = []
        bytes.appendText(room: Self.chunkBytes + Self.chunkBytes / 4) { format(chunks[number], &$0) }
        // Here, where they are still in the processor's cache.
        try digest.enter(number) { $0.update(bytes) }
        return bytes
      },
      consume: { bytes in
        try Interruption.check()
        try file.writeHashed(bytes)
        progress(chunks[written].count)
        written += 1
      })
    file.putBack(digest.value)
    try file.write(Array("\n]}\n".utf8))
    return try file.finish(features: chunks.last?.upperBound ?? 0)
  }

  private func head() -> [UInt8] {
    var bytes = Array("{\"type\":\"FeatureCollection\",".utf8)
    if !box.isEmpty {
      bytes.append("\"bbox\":[")
      for (index, value) in [box.minX, box.minY, box.maxX, box.maxY].enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        // Rounding keeps the order, so this is the box of the rounded positions too.
        appendNumber(value, decimals: Decimals.degrees, to: &bytes)
      }
      bytes.append("],")
    }
    bytes.append("\"features\":[\n")
    return bytes
  }
}

extension ByteWriter {
  /// The separator before every feature but the first, and a feature's own beginning.
  @inline(__always)
  mutating func beginFeature(_ index: Int) {
    if index > 0 { append(",\n") }
    append("{\"type\":\"Feature\",\"geometry\":")
  }
}

extension Box {
  /// Adds a position unless it is not finite.
  mutating func addFinite(_ x: Double, _ y: Double) {
    if x.isFinite, y.isFinite { add(x: x, y: y) }
  }
}
