import FileKit
import SurveyModel
import Synchronization

/// A GeoJSON FeatureCollection (RFC 7946) with one feature on a line, made in chunks by several threads and written in order.
struct FeatureCollection {
  /// File name in the output folder.
  var name: String
  /// Of all positions, WGS 84 degrees; empty where there are none.
  var box: Box
  /// Runs of features, each formatted at once: about ``chunkBytes`` of text.
  var chunks: [Range<Int>]
  /// Appends the features of a run; each begins with ``beginFeature(_:to:)``.
  var format: @Sendable (Range<Int>, inout [UInt8]) -> Void

  /// Large enough to make the threads' meetings rare, small enough for the processor's cache and for four times as many
  /// as threads to be in memory.
  static let chunkBytes = 1 << 20

  /// Features of about `bytes` bytes each.
  init(
    _ name: String, box: Box, count: Int, bytes: Int, format: @escaping @Sendable (Range<Int>, inout [UInt8]) -> Void
  ) {
    self.init(name, box: box, chunks: Parallel.chunks(of: count, size: Self.chunkBytes / max(1, bytes)), format: format)
  }

  /// Features of which `size` knows how many bytes each will have, about.
  init(
    _ name: String, box: Box, count: Int, size: (Int) -> Int, format: @escaping @Sendable (Range<Int>, inout [UInt8]) -> Void
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
    _ name: String, box: Box, chunks: [Range<Int>], format: @escaping @Sendable (Range<Int>, inout [UInt8]) -> Void
  ) {
    self.name = name
    self.box = box
    self.chunks = chunks
    self.format = format
  }

  /// Writes the file; while one window of chunks is written, the next is being formatted. `progress` hears, on the
  /// calling thread, how many features more are done. Throws `OutputError` and `Interrupted`.
  func write(to folder: OutputFolder, jobs: Int, progress: (Int) -> Void) throws {
    let count = chunks.last?.upperBound ?? 0
    let file = Mutex(try folder.makeFile(name))
    try file.withLock { try $0.write(head()) }
    var formatted: [[UInt8]] = []
    var next = 0
    while next < chunks.count || !formatted.isEmpty {
      try Interruption.check()
      let window = chunks[next..<min(chunks.count, next + 2 * max(1, jobs))]
      let ready = formatted
      // Task 0 writes what the last window made; the others make this one.
      formatted = try Parallel.map(window.count + 1, jobs: jobs) { task in
        if task > 0 { return Self.text(of: window[window.startIndex + task - 1], by: format) }
        try file.withLock { file in
          for bytes in ready { try file.write(bytes) }
        }
        return []
      }
      formatted.removeFirst()
      next = window.endIndex
      progress(window.reduce(0) { $0 + $1.count })
    }
    try file.withLock { file in
      try file.write(Array("\n]}\n".utf8))
      folder.add(try file.finish(features: count))
    }
  }

  private static func text(of rows: Range<Int>, by format: (Range<Int>, inout [UInt8]) -> Void) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(chunkBytes + chunkBytes / 4)
    format(rows, &bytes)
    return bytes
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

/// The separator before every feature but the first, and a feature's own beginning.
func beginFeature(_ index: Int, to bytes: inout [UInt8]) {
  if index > 0 { bytes.append(",\n") }
  bytes.append("{\"type\":\"Feature\",\"geometry\":")
}

extension Box {
  /// Adds a position unless it is not finite.
  mutating func addFinite(_ x: Double, _ y: Double) {
    if x.isFinite, y.isFinite { add(x: x, y: y) }
  }
}
