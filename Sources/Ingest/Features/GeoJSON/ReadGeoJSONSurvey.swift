import JSONKit
package import SurveyModel

/// Reads a GeoJSON file (RFC 7946, and the `crs` member of 2008) as a survey: points are observations, lines are tracks.
///
/// The whole text is checked before any of it is used: a text that is not JSON, or has a key twice in one object, is
/// refused with ``InputError``. A feature owns its bytes; the text between features is structural.
package func readGeoJSONSurvey(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  var text = try OriginalText(unicode: bytes, source: options.source)
  var reader = JSONReader()
  do {
    try reader.parse(text.text, in: text.start..<text.text.count)
  } catch {
    throw error.inputError(source: options.source, text: text)
  }
  let root = try reader.geoJSONRoot(source: options.source)
  var features = try SurveyFeatures(
    options, statedCRS: root.statedCRS, kind: options.kind(statedCRS: root.statedCRS), plans: PropertyPlans(options))
  try walkFeatures(root, reader, &text) { value, owned, raw, line throws(InputError) in
    try features.add(value, reader, bytes: owned, raw: raw, line: line)
  } structural: {
    features.structural($0)
  }
  try features.plans.requireOverrides()
  features.closeDates()
  if features.builder.account.records == 0 {
    features.note(.noRecords, .warning, "the file holds no feature")
  }
  if text.encoding != .utf8 {
    features.note(.encodingNote, .info, "read as \(text.encoding.name)")
  }
  var description = FileDescription(format: .geoJSON, encoding: text.encoding.name)
  description.statedCRS = root.statedCRS
  description.columns = features.plans.names
  description.fields = features.plans.fields
  var file = features.builder.file(description, contentBytes: bytes.count)
  file.tracks = features.tracks
  return file
}

/// Gives each feature of a text to `body`, with the range of its bytes in the file, the bytes themselves and a function that
/// counts their line. Gives the ranges between features to `structural`. All ranges together are the whole file.
func walkFeatures(
  _ root: GeoJSONRoot, _ reader: borrowing JSONReader, _ text: inout OriginalText,
  _ body: (JSONValue, Range<Int>, ArraySlice<UInt8>, () -> Int) throws(InputError) -> Void,
  structural: (Range<Int>) -> Void
) throws(InputError) {
  var lines = LineCounter(start: text.start)
  var end = 0
  func visit(_ value: JSONValue) throws(InputError) {
    let range = reader.range(of: value)
    let owned = text.originalRange(range)
    structural(end..<owned.lowerBound)
    let utf8 = text.text
    try body(value, owned, text.original[owned]) { lines.line(at: range.lowerBound, in: utf8) }
    end = owned.upperBound
  }
  if let features = root.features {
    var cursor = reader.cursor(into: features)
    while let feature = reader.nextElement(&cursor) { try visit(feature) }
  } else {
    try visit(reader.root)
  }
  structural(end..<text.original.count)
}
