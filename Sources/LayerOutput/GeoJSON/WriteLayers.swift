import FileKit
import SurveyModel
import TextKit
import Workers

/// Writes `layers` to `sink`, all at once, by up to `jobs` threads.
///
/// A thread takes a chunk through all that is to be done with it, while it is in its cache. Chunks of one layer are hashed one
/// after the other, and written one after the other. Chunks of different layers take turns, so that threads seldom wait for each other.
/// - Parameter progress: hears, on any thread, how many features more are done.
/// - Throws: `OutputError` and `Cancelled`.
func writeLayers(
  _ layers: [FeatureCollection], to sink: any OutputSink, jobs: Int, cancellation: Cancellation,
  progress: @escaping @Sendable (Int) -> Void
) throws -> [OutputRecord] {
  let files = try layers.map { try LayerFile($0, in: sink) }
  let turns = turns(layers.map(\.chunks.count))
  _ = try Parallel.map(
    turns.count, jobs: jobs, makeWorker: { [UInt8]() },
    { buffer, number in
      try cancellation.check()
      let turn = turns[number]
      try files[turn.layer].write(turn.chunk, by: &buffer)
      progress(layers[turn.layer].chunks[turn.chunk].features.count)
    })
  return try files.map { try $0.finish() }
}

/// The chunks of all layers, those of each in order, and of all in proportion, so that all layers end together. Layers of one
/// chunk, which a single river can fill with millions of vertices, come first, so that no thread is left with one at the end.
private func turns(_ counts: [Int]) -> [(layer: Int, chunk: Int)] {
  let all = counts.enumerated().flatMap { layer, count in
    (0..<count).map { (before: Double($0) / Double(count), layer: layer, chunk: $0) }
  }
  return all.sorted { ($0.before, $0.layer) < ($1.before, $1.layer) }.map { ($0.layer, $0.chunk) }
}

/// A layer and its file, on which many threads work.
private final class LayerFile: Sendable {
  private let layer: FeatureCollection
  private let digest: OrderedSection<SHA256>
  private let file: OrderedSection<OutputFile>

  init(_ layer: FeatureCollection, in sink: any OutputSink) throws {
    self.layer = layer
    var file = try sink.makeFile(layer.name)
    try file.write(layer.head())
    digest = OrderedSection(file.takeDigest())
    self.file = OrderedSection(file)
  }

  /// Formats, hashes and writes a chunk; `buffer` is memory to do it in.
  func write(_ chunk: Int, by buffer: inout [UInt8]) throws {
    buffer.removeAll(keepingCapacity: true)
    let (features, size) = (layer.chunks[chunk].features, layer.chunks[chunk].bytes)
    buffer.appendText(room: max(FeatureCollection.chunkBytes, size) * 5 / 4) { layer.format(features, &$0) }
    let bytes = buffer
    try digest.enter(chunk) { $0.update(bytes) }
    try file.enter(chunk) { try $0.writeHashed(bytes) }
  }

  /// To be called when all chunks are written.
  func finish() throws -> OutputRecord {
    let digest = digest.value
    return try file.enter(layer.chunks.count) { file in
      file.putBack(digest)
      try file.write(FeatureCollection.tail)
      return try file.finish(features: layer.chunks.last?.features.upperBound ?? 0)
    }
  }
}
