package import SurveyModel
import XMLKit

/// Reads a KML file as a survey: points of placemarks are observations, lines and `gx:Track`s are tracks.
///
/// Each point is a record, all lines of a placemark together are one; the first record of a placemark owns its bytes, and all
/// other bytes are structural. Coordinates are WGS 84 degrees, as the format defines; those of Ovital's .ovkml are GCJ-02.
/// Altitudes are left out. Network links are reported and never followed. Throws ``InputError`` for a file with a DOCTYPE, one
/// that is no KML, and one that is cut off (with the number of records before the end).
package func readKML(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  let (text, stated) = try XMLEncoding.text(bytes, source: options.source)
  var description = FileDescription(format: .kml, encoding: text.encoding == .utf8 ? stated ?? "UTF-8" : text.encoding.name)
  let ovital = OvitalHint(name: options.source, text: text.text)
  if ovital == .byName { description.statedCRS = "GCJ-02" }
  let kind = try options.kind(statedCRS: description.statedCRS)
  var kml = KMLCollector(options, records: KMLRecords(options, text: text, kind: kind))
  var reader = XMLReader(
    text.text, known: KMLName.all, encoding: text.encoding == .utf8 ? nil : "UTF-8", maximumText: 256 << 20)
  do {
    while let event = try reader.next() { try kml.take(event, reader) }
  } catch let error as XMLError {
    throw kml.records.refusal(error)
  } catch let error as InputError {
    throw error
  } catch {
    throw InputError(.unreadable, "\(error)", source: options.source)
  }
  kml.finish()
  var records = kml.records
  if text.encoding != .utf8 { records.builder.note(.encodingNote, .info, "read as \(text.encoding.name)") }
  ovital.note(&records.builder)
  description.columns = records.names.columns
  description.fields = records.fields
  records.closeDates()
  var file = records.builder.file(description, contentBytes: bytes.count)
  file.tracks = records.tracks
  if kind == .degrees { SurveyExtent.flagSwapped(&file, source: options.source) }
  return file
}
