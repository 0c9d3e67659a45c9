import JSONKit
import SurveyModel

/// Reads a layer of rivers or areas from a GeoJSON file or text sequence, feature by feature, and keeps its books. Each feature
/// is a record.
struct FeatureFile {
  private(set) var format = FileFormat.geoJSON
  private(set) var encoding = OriginalText.Encoding.utf8.name
  private(set) var statedCRS: String?
  let contentBytes: Int
  private(set) var builder: ObservationBuilder
  /// Number of features so far.
  private var record = 0

  /// Takes one feature of the file. Returns why it cannot be used, or nil.
  typealias Taker = (GeoJSONFeature, borrowing JSONReader, _ record: Int, inout ObservationBuilder) -> GeoJSONFault?

  /// The file when its features have been read elsewhere, into `builder`: a FeatureCollection in UTF-8.
  init(_ builder: ObservationBuilder, statedCRS: String?, contentBytes: Int) {
    self.builder = builder
    self.statedCRS = statedCRS
    self.contentBytes = contentBytes
  }

  /// Reads all features of `bytes` and gives each to `body`. `begin` gets the CRS that the file states, before any feature.
  /// Throws ``InputError`` when the file cannot be read at all.
  init(
    _ bytes: [UInt8], source: String, begin: (String?) throws(InputError) -> Void,
    _ body: Taker
  ) throws(InputError) {
    contentBytes = bytes.count
    builder = ObservationBuilder(sourceIndex: 0, source: source)
    var reader = JSONReader()
    let text = try OriginalText(unicode: bytes, source: source)
    do {
      try reader.parse(text.text, in: text.start..<text.text.count)
    } catch {
      // The text is not JSON as a whole, but each line may be.
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
    _ body: Taker
  ) throws(InputError) {
    var text = text
    let root = try reader.geoJSONRoot(source: source)
    statedCRS = root.statedCRS
    try begin(root.statedCRS)
    var builder = builder
    var record = 0
    try walkFeatures(root, reader, &text) { value, owned, raw, line throws(InputError) in
      record += 1
      let entry = SourceRecord(record, bytes: owned)
      let fault = Self.use(value, reader, entry, statedCRS: root.statedCRS, &builder, body)
      Self.enter(entry, raw: raw, fault, line: line, &builder)
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
    _ body: Taker
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
      let entry = SourceRecord(record, bytes: owned)
      var fault: GeoJSONFault?
      do {
        try reader.parse(bytes, in: content)
        fault = Self.use(reader.root, reader, entry, statedCRS: statedCRS, &builder, body)
      } catch {
        fault = GeoJSONFault(.jsonInvalid, "not JSON: \(error.description)")
      }
      Self.enter(
        entry, raw: bytes[content], fault, line: { lines.line(at: content.lowerBound, in: bytes) }, &builder)
    }
  }

  /// Gives one feature to `body`. Returns why it cannot be used, or nil.
  static func use(
    _ value: JSONValue, _ reader: borrowing JSONReader, _ record: SourceRecord, statedCRS: String?,
    _ builder: inout ObservationBuilder, _ body: Taker
  ) -> GeoJSONFault? {
    switch reader.feature(value) {
    case .failure(let fault): return fault
    case .success(var feature):
      feature.bytes = record.bytes
      if let crs = feature.crs, reader.kind(of: crs) != .null,
        (try? reader.statedCRS(crs, source: "")).flatMap({ $0 }) != statedCRS
      {
        return GeoJSONFault(.geometryInvalid, "the feature states a CRS of its own, not that of the file", column: "crs")
      }
      return body(feature, reader, record.number, &builder)
    }
  }

  /// Enters one feature in the books: as rejected where it has a fault, else as accepted. `raw` are its bytes, and `line` counts
  /// the line on which it begins, for a rejection only.
  static func enter(
    _ record: SourceRecord, raw: ArraySlice<UInt8>, _ fault: GeoJSONFault?, line: () -> Int,
    _ builder: inout ObservationBuilder
  ) {
    guard let fault else { return builder.acceptElsewhere(bytes: record.bytes) }
    var record = record
    record.line = line()
    builder.reject(fault.rule, fault.message, column: fault.column, record, raw: raw)
  }

  /// The file's account, findings and rejections, to be copied into a layer. `note` may add findings.
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
