/// A chunk as it leaves its worker.
struct PlacedChunk: Sendable {
  /// In pieces, since one block of them all would be new memory for each chunk.
  var features: [[UInt8]]
  var matched: Int
  var content: SnapContent
}
