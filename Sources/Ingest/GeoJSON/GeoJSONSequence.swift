import JSONKit
package import SurveyModel

/// A GeoJSON text sequence as it comes: newline-delimited, or with record separators (RFC 8142).
///
/// Each record is parsed alone, so a bad one costs no other.
package struct GeoJSONSequenceStream: Sendable {
  package let dialect: SequenceDialect
  package let parser: GeoJSONSequenceParser

  /// Bytes of a record beyond which the text is no sequence that can be read as it comes.
  package static let maximumRecord = 64 << 20

  /// Judges from the first ≤ 64 KiB how records are separated and which CRS they state. Throws ``InputError`` for
  /// UTF-16, and for a CRS that is not known.
  package init(prefix: [UInt8], options: IngestOptions) throws(InputError) {
    if prefix.starts(with: [0xFE, 0xFF]) || prefix.starts(with: [0xFF, 0xFE]) || prefix.prefix(2).contains(0) {
      throw InputError(.unreadable, "a GeoJSON sequence in UTF-16; save it as UTF-8", source: options.source)
    }
    dialect = SequenceDialect(prefix.dropFirst(prefix.starts(with: utf8Mark) ? 3 : 0))
    let crs = try Self.firstCRS(prefix, dialect, source: options.source)
    parser = try GeoJSONSequenceParser(
      options: options, dialect: dialect, statedCRS: crs, kind: options.kind(statedCRS: crs))
  }

  /// How many bytes at the start of `buffer` are whole records. Throws ``InputError`` when a record grows beyond
  /// ``maximumRecord``.
  package func cut(_ buffer: ArraySlice<UInt8>, isLast: Bool) throws(InputError) -> Int {
    let whole = dialect.wholeRecords(buffer, isLast: isLast)
    if whole == 0, buffer.count > Self.maximumRecord {
      throw InputError(
        .unreadable, "a record longer than \(Self.maximumRecord >> 20) MiB; write one feature a line",
        source: parser.options.source)
    }
    return whole
  }

  private static func firstCRS(
    _ prefix: [UInt8], _ dialect: SequenceDialect, source: String
  ) throws(InputError) -> String? {
    var reader = JSONReader()
    var start = prefix.starts(with: utf8Mark) ? 3 : 0
    while start < prefix.count {
      let record = dialect.record(from: start, in: prefix)
      start = record.upperBound
      let content = dialect.content(record, in: prefix)
      if content.isEmpty { continue }
      guard (try? reader.parse(prefix, in: content)) != nil else { continue }
      guard let crs = reader.member("crs", of: reader.root) else { return nil }
      return try reader.statedCRS(crs, source: source)
    }
    return nil
  }
}

let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// Parses pieces of a sequence that begin and end at record boundaries, on any thread.
package struct GeoJSONSequenceParser: Sendable {
  let options: IngestOptions
  let dialect: SequenceDialect
  let statedCRS: String?
  let kind: CoordinateKind

  /// The records of `chunk`, of which the first byte, record and line have these places in the whole. Several records
  /// come of a feature of several points, so the number of the next record is `firstRecord + account.records`.
  package func parse(
    chunk: [UInt8], firstByte: Int, firstRecord: Int, firstLine: Int
  ) throws(InputError) -> SurveyFile {
    var features = SurveyFeatures(
      options, statedCRS: statedCRS, kind: kind, plans: PropertyPlans(options), firstByte: firstByte,
      firstRecord: firstRecord)
    try parse(chunk, firstByte: firstByte, firstLine: firstLine, into: &features)
    return file(of: features, contentBytes: chunk.count)
  }

  func parse(
    _ chunk: [UInt8], firstByte: Int, firstLine: Int, into features: inout SurveyFeatures
  ) throws(InputError) {
    var reader = JSONReader()
    var lines = LineCounter(line: firstLine)
    var start = 0
    if firstByte == 0, chunk.starts(with: utf8Mark) {
      features.structural(0..<3)
      start = 3
    }
    while start < chunk.count {
      let record = dialect.record(from: start, in: chunk)
      start = record.upperBound
      let owned = record.offset(by: firstByte)
      let content = dialect.content(record, in: chunk)
      if content.isEmpty {
        features.structural(owned)
        continue
      }
      do {
        try reader.parse(chunk, in: content)
      } catch {
        let place = error.offset.map { " (byte \(firstByte + $0))" } ?? ""
        let fault = GeoJSONFault(.jsonInvalid, "not JSON: \(error.description)\(place)")
        let line = lines.line(at: content.lowerBound, in: chunk)
        features.reject(fault, bytes: owned, line: line, raw: chunk[content])
        continue
      }
      try features.add(reader.root, reader, bytes: owned, raw: chunk[content]) {
        lines.line(at: content.lowerBound, in: chunk)
      }
    }
  }

  func file(of features: SurveyFeatures, contentBytes: Int) -> SurveyFile {
    var description = FileDescription(format: .geoJSONSequence, encoding: OriginalText.Encoding.utf8.name)
    description.statedCRS = statedCRS
    description.columns = features.plans.names
    description.fields = features.plans.fields
    description.dialect = dialect == .lines ? "newline-delimited" : "record separators"
    var file = features.builder.file(description, contentBytes: contentBytes)
    file.tracks = features.tracks
    return file
  }
}

/// A whole GeoJSON text sequence as a survey. A record that is not JSON is rejected and the rest is used.
package func readGeoJSONSequenceSurvey(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  let stream = try GeoJSONSequenceStream(prefix: bytes, options: options)
  var features = SurveyFeatures(
    options, statedCRS: stream.parser.statedCRS, kind: stream.parser.kind, plans: PropertyPlans(options))
  try stream.parser.parse(bytes, firstByte: 0, firstLine: 1, into: &features)
  try features.plans.requireOverrides()
  if features.builder.account.records == 0 { features.note(.noRecords, .warning, "the file holds no feature") }
  return stream.parser.file(of: features, contentBytes: bytes.count)
}
