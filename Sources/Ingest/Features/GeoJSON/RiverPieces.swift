import JSONKit
import SurveyModel
import Workers

/// Reads the rivers of a big FeatureCollection in pieces, by several threads. Nil for a text that must be read as a whole, and for
/// any text with a fault.
func readRiverPieces(
  _ bytes: [UInt8], source: String, options: RiverFieldOptions, pieceSize: Int
) -> (file: FeatureFile, rivers: RiverFeatures)? {
  guard bytes.count > pieceSize, let text = try? OriginalText(unicode: bytes, source: source), text.encoding == .utf8,
    let cut = FeaturePieces(bytes, from: text.start, size: pieceSize),
    let kind = try? options.kind(statedCRS: cut.root.statedCRS, source: source)
  else { return nil }
  var empty = RiverFeatures(options, source: source)
  empty.kind = kind
  let template = empty
  let read = try? Parallel.map(
    cut.pieces.count, jobs: options.jobs, makeWorker: { JSONReader() },
    { reader, index in
      let before = index == 0 ? 0 : cut.pieces[index - 1].upperBound
      var piece = RiverPiece(
        rivers: template, builder: ObservationBuilder(sourceIndex: 0, source: source, start: before))
      try piece.read(bytes, cut.pieces[index], after: before, statedCRS: cut.root.statedCRS, &reader)
      return piece
    })
  guard var pieces = read else { return nil }
  var rivers = template
  var builder = ObservationBuilder(sourceIndex: 0, source: source)
  rivers.reserve(vertices: pieces.reduce(0) { $0 + $1.rivers.x.count })
  var lines = LineCounter(start: text.start)
  for index in pieces.indices {
    // Free each piece once it has been appended, so that few vertices are in memory twice.
    var piece = pieces[index]
    pieces[index] = RiverPiece(rivers: template, builder: ObservationBuilder(sourceIndex: 0, source: source))
    let linesBefore = piece.builder.rejections.isEmpty ? 0 : lines.line(at: cut.pieces[index].lowerBound, in: bytes) - 1
    rivers.append(piece.rivers, records: builder.account.records)
    piece.builder.renumber(records: builder.account.records, lines: linesBefore)
    builder.append(piece.builder)
  }
  builder.structural(bytes: builder.nextByte..<bytes.count)
  return (FeatureFile(builder, statedCRS: cut.root.statedCRS, contentBytes: bytes.count), rivers)
}

/// The features of one piece, numbered from 1.
private struct RiverPiece: Sendable {
  var rivers: RiverFeatures
  var builder: ObservationBuilder

  /// Reads the features in `piece`. Also owns the bytes between `before` and the piece. Throws ``JSONError`` when the piece is
  /// not a list of JSON values.
  mutating func read(
    _ bytes: [UInt8], _ piece: Range<Int>, after before: Int, statedCRS: String?, _ reader: inout JSONReader
  ) throws {
    try reader.parse(FeaturePieces.text(bytes, piece), maximumDepth: FeaturePieces.maximumDepth)
    // The text that is parsed has a bracket in front of the piece.
    let shift = piece.lowerBound - 1
    var lines = LineCounter(start: piece.lowerBound)
    var end = before
    var record = 0
    var cursor = reader.cursor(into: reader.root)
    while let feature = reader.nextElement(&cursor) {
      let owned = reader.range(of: feature).offset(by: shift)
      builder.structural(bytes: end..<owned.lowerBound)
      record += 1
      let entry = SourceRecord(record, bytes: owned)
      let fault = FeatureFile.use(feature, reader, entry, statedCRS: statedCRS, &builder) {
        feature, reader, record, builder in
        rivers.add(feature, reader, record: record, &builder)
      }
      FeatureFile.enter(entry, raw: bytes[owned], fault, line: { lines.line(at: owned.lowerBound, in: bytes) }, &builder)
      end = owned.upperBound
    }
  }
}
