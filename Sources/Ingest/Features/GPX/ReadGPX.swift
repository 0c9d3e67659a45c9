package import SurveyModel
import XMLKit

/// Reads a GPX file (1.0 or 1.1, with any namespace and prefixes) as a survey. Waypoints are observations. The segments of a
/// track are the stretches of one track. Routes are plans and are left out.
///
/// Every `wpt` and `trkpt` is a record, in document order, and owns the bytes from its start tag to its end tag; all other
/// bytes are structural. Coordinates are WGS 84 degrees, as the format defines. Throws ``InputError`` for a file with a DOCTYPE,
/// one that is no GPX, and one that is cut off (with the number of points before the end).
package func readGPX(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  let (text, stated) = try XMLEncoding.text(bytes, source: options.source)
  var gpx = GPXCollector(options, text: text)
  var reader = XMLReader(text.text, known: GPXName.all, encoding: text.encoding == .utf8 ? nil : "UTF-8")
  do {
    while let event = try reader.next() { try gpx.take(event, reader) }
  } catch let error as XMLError {
    throw gpx.refusal(error)
  } catch let error as InputError {
    throw error
  } catch {
    throw InputError(.unreadable, "\(error)", source: options.source)
  }
  var description = FileDescription(format: .gpx, encoding: text.encoding == .utf8 ? stated ?? "UTF-8" : text.encoding.name)
  description.columns = gpx.columns
  description.dialect = gpx.version.map { "GPX \($0)" }
  if text.encoding != .utf8 { gpx.builder.note(.encodingNote, .info, "read as \(text.encoding.name)") }
  gpx.finish()
  var file = gpx.builder.file(description, contentBytes: bytes.count)
  file.tracks = gpx.tracks
  return file
}
