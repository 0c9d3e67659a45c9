import JSONKit
import SurveyModel

/// The features of a GeoJSON file or text sequence that is not a survey, one after another, for layers of rivers and
/// areas. Records are features: the number of the next one is the number of features so far, and one more.
struct FeatureFile {
  private(set) var format = FileFormat.geoJSON
  private(set) var encoding = OriginalText.Encoding.utf8.name
  private(set) var statedCRS: String?
  let contentBytes: Int
  private(set) var builder: ObservationBuilder
  private var record = 0

  /// Where a feature stands in the file, and its bytes.
  struct Place {
    var record: Int
    var bytes: Range<Int>
    var raw: ArraySlice<UInt8>
  }

  /// What was read elsewhere of a FeatureCollection in UTF-8.
  init(_ builder: ObservationBuilder, statedCRS: String?, contentBytes: Int) {
    self.builder = builder
    self.statedCRS = statedCRS
    self.contentBytes = contentBytes
  }

  /// Reads all features of `bytes` and gives each to `body`, which returns why it cannot be used, or nil. `begin` gets
  /// the CRS that the file states, before any feature. Throws ``InputError`` where the file cannot be read at all.
  init(
    _ bytes: [UInt8], source: String, begin: (String?) throws(InputError) -> Void,
    _ body: (GeoJSONFeature, borrowing JSONReader, _ record: Int, inout ObservationBuilder) -> GeoJSONFault?
  ) throws(InputError) {
    contentBytes = bytes.count
    builder = ObservationBuilder(sourceIndex: 0, source: source)
    var reader = JSONReader()
    let text = try OriginalText(unicode: bytes, source: source)
    do {
      try reader.parse(text.text, in: text.start..<text.text.count)
    } catch {
      // Not one JSON text, but perhaps one on each line.
      guard Self.isSequence(text, &reader) else { throw error.inputError(source: source, text: text) }
      var options = IngestOptions()
      options.source = source
      let stream = try GeoJSONSequenceStream(prefix: bytes, options: options)
      format = .geoJSONSequence
      statedCRS = stream.parser.statedCRS
      try begin(statedCRS)
      readSequence(bytes, stream, &reader, body)
      return
    }
    encoding = text.encoding.name
    try readDocument(text, reader, source: source, begin: begin, body)
  }

  private mutating func readDocument(
    _ text: OriginalText, _ reader: borrowing JSONReader, source: String,
    begin: (String?) throws(InputError) -> Void,
    _ body: (GeoJSONFeature, borrowing JSONReader, Int, inout ObservationBuilder) -> GeoJSONFault?
  ) throws(InputError) {
    var text = text
    let root = try reader.geoJSONRoot(source: source)
    statedCRS = root.statedCRS
    try begin(root.statedCRS)
    var builder = builder
    var record = 0
    try walkFeatures(root, reader, &text) { value, owned, raw, line throws(InputError) in
      record += 1
      let place = Place(record: record, bytes: owned, raw: raw)
      Self.take(value, reader, place, line, &builder, root.statedCRS, body)
    } structural: {
      builder.structural(bytes: $0)
    }
    self.builder = builder
  }

  /// True when the text begins with a record of a sequence and goes on after it.
  private static func isSequence(_ text: OriginalText, _ reader: inout JSONReader) -> Bool {
    guard text.encoding == .utf8 else { return false }
    let dialect = SequenceDialect(text.text[text.start...])
    let record = dialect.record(from: text.start, in: text.text)
    if record.upperBound >= text.text.count, dialect == .lines { return false }
    return (try? reader.parse(text.text, in: dialect.content(record, in: text.text))) != nil
  }

  private mutating func readSequence(
    _ bytes: [UInt8], _ stream: GeoJSONSequenceStream, _ reader: inout JSONReader,
    _ body: (GeoJSONFeature, borrowing JSONReader, Int, inout ObservationBuilder) -> GeoJSONFault?
  ) {
    var lines = LineCounter()
    builder.structural(bytes: 0..<stream.preamble.nextByte)
    var start = stream.preamble.nextByte
    while start < bytes.count {
      let owned = stream.parser.dialect.record(from: start, in: bytes)
      start = owned.upperBound
      let content = stream.parser.dialect.content(owned, in: bytes)
      if content.isEmpty {
        builder.structural(bytes: owned)
        continue
      }
      record += 1
      let line = { lines.line(at: content.lowerBound, in: bytes) }
      let place = Place(record: record, bytes: owned, raw: bytes[content])
      do {
        try reader.parse(bytes, in: content)
      } catch {
        Self.reject(GeoJSONFault(.jsonInvalid, "not JSON: \(error.description)"), place, line, &builder)
        continue
      }
      Self.take(reader.root, reader, place, line, &builder, statedCRS, body)
    }
  }

  /// Gives one feature to `body` and enters what came of it in the books.
  static func take(
    _ value: JSONValue, _ reader: borrowing JSONReader, _ place: Place, _ line: () -> Int,
    _ builder: inout ObservationBuilder,
    _ statedCRS: String?, _ body: (GeoJSONFeature, borrowing JSONReader, Int, inout ObservationBuilder) -> GeoJSONFault?
  ) {
    switch reader.feature(value) {
    case .failure(let fault): reject(fault, place, line, &builder)
    case .success(var feature):
      feature.bytes = place.bytes
      if let crs = feature.crs, reader.kind(of: crs) != .null,
        (try? reader.statedCRS(crs, source: "")).flatMap({ $0 }) != statedCRS
      {
        reject(
          GeoJSONFault(.geometryInvalid, "the feature states a CRS of its own, not that of the file", column: "crs"),
          place, line, &builder)
      } else if let fault = body(feature, reader, place.record, &builder) {
        reject(fault, place, line, &builder)
      } else {
        builder.acceptElsewhere(bytes: place.bytes)
      }
    }
  }

  private static func reject(
    _ fault: GeoJSONFault, _ place: Place, _ line: () -> Int,
    _ builder: inout ObservationBuilder
  ) {
    builder.reject(
      fault.rule, fault.message, column: fault.column, SourceRecord(place.record, line: line(), bytes: place.bytes),
      raw: place.raw)
  }

  /// The file's account, findings and rejections, to be copied into a layer.
  func books(_ note: (inout ObservationBuilder) -> Void = { _ in }) -> SurveyFile {
    var builder = builder
    if builder.account.records == 0 { builder.note(.noRecords, .warning, "the file holds no feature") }
    if encoding != OriginalText.Encoding.utf8.name { builder.note(.encodingNote, .info, "read as \(encoding)") }
    note(&builder)
    var description = FileDescription(format: format, encoding: encoding)
    description.statedCRS = statedCRS
    return builder.file(description, contentBytes: contentBytes)
  }
}
