import SurveyModel

/// Judges what the file `name` is: first by the first bytes of its (inflated) content, then by its name. `prefix` should hold
/// the first 64 KiB, or all of a shorter file.
package func sniffFormat(name: String, prefix: [UInt8]) -> Sniffed {
  let lower = name.lowercased()
  if let archive = ArchiveSniff.sniff(name: lower, prefix: prefix) { return archive }
  if let layer = OGRFormat.sniffSurvey(name: lower, prefix: prefix) { return .format(layer) }
  if let reason = FileMagic.refusal(name: lower, prefix: prefix) { return .refused(reason) }
  if FileMagic.isPhoto(prefix) { return .format(.photo) }
  if let log = FlightLogSniff.binary(prefix) { return .format(log) }
  let text = SniffedText(prefix)
  if let word = text.firstWord {
    if word.hasPrefix("<") { return sniffMarkup(text) }
    if let log = FlightLogSniff.json(text) { return log }
    // A bracket may begin a time before a sentence, or a section of subtitles, and not a list.
    if word.hasPrefix("["), !lower.hasSuffix("json"), let log = FlightLogSniff.format(text, prefix: prefix) {
      return .format(log)
    }
    if word.hasPrefix("{") || word.hasPrefix("\u{1E}") || word.hasPrefix("[") { return sniffJSON(lower, text) }
  } else {
    // Without content the name alone decides, so that the reader for it refuses the file.
    return byName(lower)
  }
  if let reason = text.refusal { return .refused(reason) }
  if text.isText, PhotoPositionLayout.isList(text.bytes) { return .format(.photoPositions) }
  if let log = FlightLogSniff.format(text, prefix: prefix) { return .format(log) }
  if FileMagic.isSiRF(prefix) {
    return .refused(
      "it is a binary log of a SiRF receiver; have it write NMEA, or convert it (for example with GPSBabel) first")
  }
  if text.looksLikeTable || (text.isText && [".csv", ".tsv"].contains { lower.hasSuffix($0) }) { return .format(.csv) }
  // Subtitles without positions belong to a film, unless they tell of a camera; those are refused by their reader.
  if lower.hasSuffix(".srt") { return FlightLogSniff.isCameraSubtitles(text) ? .format(.djiSubtitles) : .unrecognised }
  // A file with a known ending and other content is broken, which the reader for that ending will say. Text that is no table
  // is not called CSV by its name alone.
  let named = byName(lower)
  if case .format(.csv) = named { return .unrecognised }
  return named
}

/// The format that the ending of a name in lower case stands for.
private func byName(_ name: String) -> Sniffed {
  if name.hasSuffix(".geojson") || name.hasSuffix(".json") { return .format(.geoJSON) }
  if [".geojsonl", ".geojsons", ".ndjson", ".jsonl", ".ndgeojson", ".geojsonseq"].contains(where: { name.hasSuffix($0) }) {
    return .format(.geoJSONSequence)
  }
  if name.hasSuffix(".gpx") { return .format(.gpx) }
  if name.hasSuffix(".kml") || name.hasSuffix(".ovkml") { return .format(.kml) }
  if name.hasSuffix(".kmz") || name.hasSuffix(".ovkmz") { return .format(.kmz) }
  if name.hasSuffix(".srt") { return .format(.djiSubtitles) }
  if name.hasSuffix(".nmea") { return .format(.nmea) }
  if name.hasSuffix(".ulg") { return .format(.ulog) }
  if name.hasSuffix(".tlog") { return .format(.mavlink) }
  if name.hasSuffix(".fit") { return .format(.fit) }
  if name.hasSuffix(".tcx") { return .format(.tcx) }
  if name.hasSuffix(".mrk") { return .format(.djiTimestamps) }
  if name.hasSuffix(".xlsx") || name.hasSuffix(".xlsm") { return .format(.excelSheet) }
  if name.hasSuffix(".ods") { return .format(.openDocumentSheet) }
  if name.hasSuffix(".csv") || name.hasSuffix(".tsv") || name.hasSuffix(".txt") { return .format(.csv) }
  return .unrecognised
}

/// Judges XML and HTML by the name of the first element.
private func sniffMarkup(_ text: SniffedText) -> Sniffed {
  switch text.rootElement {
  case "gpx": .format(.gpx)
  case "kml": .format(.kml)
  case "html", "!doctype html", "head", "body", "table":
    .refused("it is a web page (HTML), perhaps an error message of the server or a table saved as .xls; export CSV")
  case "trainingcenterdatabase": .format(.tcx)
  // A survey of nodes has them near its start.
  case "osm" where text.isText && text.holdsNodes: .format(.openStreetMapXML)
  case "osm":
    .refused(
      "it is OpenStreetMap XML. A survey is not read from it; rivers are read from .osm.pbf (osmium cat map.osm -o map.osm.pbf) or "
        + "from GeoJSON (ogr2ogr rivers.geojson map.osm lines)")
  case "workbook", "?mso-application": .refused("it is an Excel workbook of 2003 (XML); save it as .xlsx or CSV")
  case .some(let element):
    text.startsLikeXML ? .refused("it is XML with the root element \"\(element)\", not GPX") : .unrecognised
  case nil: text.startsLikeXML ? .format(.gpx) : .unrecognised
  }
}

/// Judges JSON: GeoJSON is one text, or a sequence of texts; other JSON may be a table of records.
private func sniffJSON(_ name: String, _ text: SniffedText) -> Sniffed {
  let word = text.firstWord ?? ""
  if word.hasPrefix("\u{1E}") { return .format(.geoJSONSequence) }
  let compact = word.filter { !$0.isWhitespace }
  if word.hasPrefix("["), !name.hasSuffix("json"), !compact.hasPrefix("[{\""), !compact.hasPrefix("[[\"") {
    return text.looksLikeTable ? .format(.csv) : .unrecognised
  }
  let isSequence = byName(name) == .format(.geoJSONSequence)
  if !name.hasSuffix(".geojson"), !text.isGeoJSON, JSONKeys(text.bytes).canBeRecords { return .format(.jsonRecords) }
  if isSequence { return .format(.geoJSONSequence) }
  if text.isOverpassAnswer {
    return .refused(
      "it is the JSON of the Overpass API, which is not GeoJSON. In Overpass Turbo choose Export, GeoJSON; of a query by hand, ask for "
        + "[out:xml], save it as map.osm and convert it (ogr2ogr rivers.geojson map.osm lines)")
  }
  // JSON without the words of GeoJSON is a settings file, a manifest or the like. Under the name .geojson it goes to the reader,
  // which refuses it.
  if !name.hasSuffix(".geojson"), !text.mentionsGeoJSON { return .unrecognised }
  return .format(text.firstLineIsWholeObject ? .geoJSONSequence : .geoJSON)
}
