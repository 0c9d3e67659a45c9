import JSONKit
import SurveyModel

/// The books of one chunk of a layer's text. Its records count on from `recordsBefore`, which is 0 when the number of records
/// before the chunk is not known yet.
struct LayerPiece: Sendable {
  var builder: ObservationBuilder
  /// Why features cannot be used, by the offsets of their lines (see ``LayerChunk``).
  let faults: [Int: String]
  let recordsBefore: Int

  init(_ chunk: LayerChunk, source: String, recordsBefore: Int = 0) {
    self.recordsBefore = recordsBefore
    builder = ObservationBuilder(sourceIndex: 0, source: source, start: chunk.firstByte)
    faults = chunk.faults
  }

  /// Gives each feature of `chunk` to `body`.
  mutating func read(
    _ chunk: LayerChunk, _ reader: inout JSONReader,
    _ body: FeatureFile.Taker
  ) {
    var record = recordsBefore
    var start = 0
    while start < chunk.bytes.count {
      let line = SequenceDialect.lines.record(from: start, in: chunk.bytes)
      start = line.upperBound
      record += 1
      let owned = line.offset(by: chunk.firstByte)
      do {
        try reader.parse(chunk.bytes, in: line)
      } catch {
        builder.reject(
          .jsonInvalid, "its text cannot be used: \(error.description)", SourceRecord(record, bytes: owned),
          raw: chunk.bytes[line])
        continue
      }
      let entry = SourceRecord(record, bytes: owned)
      let fault = FeatureFile.use(reader.root, reader, entry, statedCRS: nil, &builder, body)
      FeatureFile.enter(entry, raw: chunk.bytes[line], fault, line: { record }, &builder)
    }
  }
}
