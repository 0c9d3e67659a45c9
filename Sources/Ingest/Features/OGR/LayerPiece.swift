import JSONKit
import SurveyModel

/// The books of one chunk of a layer's text. Its records are numbered on from those before it where their number is known, else
/// from 1.
struct LayerPiece: Sendable {
  var builder: ObservationBuilder
  let faults: [Int: String]
  fileprivate let recordsBefore: Int

  init(_ chunk: LayerChunk, source: String, recordsBefore: Int = 0) {
    self.recordsBefore = recordsBefore
    builder = ObservationBuilder(sourceIndex: 0, source: source, start: chunk.firstByte)
    faults = chunk.faults
  }

  /// Gives each feature of `chunk` to `body`, which returns why it cannot be used, or nil.
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

/// The books of a layer, chunk by chunk in their order.
struct LayerBooks {
  private var builder: ObservationBuilder
  private var faults: [Int: String] = [:]

  init(_ source: String) {
    builder = ObservationBuilder(sourceIndex: 0, source: source)
  }

  /// Features so far.
  var records: Int { builder.account.records }

  mutating func add(_ piece: LayerPiece) {
    var piece = piece
    piece.builder.renumber(records: records - piece.recordsBefore, lines: 0)
    builder.append(piece.builder)
    faults.merge(piece.faults) { first, _ in first }
  }

  func file(_ statedCRS: String?) -> FeatureFile {
    FeatureFile(builder, statedCRS: statedCRS, contentBytes: builder.nextByte)
  }

  /// Adds what is to be said of the layer, and gives rejections the reasons that only the writer of the text knew. The text is
  /// not the user's, so its lines mean nothing to them.
  func complete(_ findings: inout [Finding], _ rejections: inout [Rejection], _ more: [Finding]) {
    findings += more
    explain(&rejections, faults)
  }
}

func explain(_ rejections: inout [Rejection], _ faults: [Int: String]) {
  for index in rejections.indices {
    rejections[index].line = nil
    if let fault = faults[rejections[index].byteOffset] { rejections[index].message = fault }
  }
}
