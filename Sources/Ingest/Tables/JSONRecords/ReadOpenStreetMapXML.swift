package import SurveyModel
import XMLKit

/// Reads OpenStreetMap XML (`.osm`) as a survey: a node with tags is a record, and so is a way or relation with a centre, as the
/// Overpass API sends it. Nodes without tags are the vertices of ways.
///
/// The account of the file is that of a table's text, which is returned too, as in ``readJSONRecords(_:options:)``. Throws
/// ``InputError`` where there is no node with tags.
package func readOpenStreetMapXML(
  _ bytes: [UInt8], options: IngestOptions
) throws(InputError) -> (file: SurveyFile, text: [UInt8]) {
  var elements = OpenStreetMapElements()
  var reader = XMLReader(bytes)
  do {
    while let event = try reader.next() {
      switch event.kind {
      case .start: elements.begin(reader.name(event.qualifiedName), reader.attributes(of: event))
      case .end: elements.end(reader.name(event.qualifiedName))
      case .text: break
      }
    }
  } catch {
    throw InputError(
      .unreadable, "not readable as XML: \(error); there are \(elements.table.rows.count) nodes with tags before it",
      source: options.source)
  }
  var table = elements.table
  let shapes =
    elements.shapes > 0
    ? "\(elements.shapes) ways or relations of OpenStreetMap have no centre and were left out; rivers are read from .osm.pbf (osmium cat map.osm -o map.osm.pbf) or from GeoJSON"
    : nil
  guard !table.rows.isEmpty else {
    throw InputError(
      .unreadable, "this is OpenStreetMap XML without a node that has tags\(shapes.map { "; \($0)" } ?? "")",
      source: options.source)
  }
  if let shapes { table.findings.append((.geometryMissing, .warning, shapes)) }
  if elements.vertices > 0 { table.leftOut = "\(elements.vertices) nodes without tags left out" }
  return try readRecords(table, format: .openStreetMapXML, options: options)
}

/// The nodes, ways and relations of OpenStreetMap, one after the other.
private struct OpenStreetMapElements {
  var table = JSONTable()
  var vertices = 0
  var shapes = 0
  /// What is open: its kind, its attributes and tags.
  private var kind: String?
  private var id: [UInt8] = []
  private var place: (x: [UInt8], y: [UInt8])?
  private var tags: [(name: String, value: [UInt8])] = []
  private var isDeleted = false

  mutating func begin(_ name: String, _ attributes: [(String, ArraySlice<UInt8>)]) {
    func value(_ wanted: String) -> [UInt8]? { attributes.first { $0.0 == wanted }.map { Array($0.1) } }
    switch name {
    case "node", "way", "relation":
      kind = name
      id = value("id") ?? []
      tags = []
      place = Self.place(value("lon"), value("lat"))
      isDeleted = value("action") == Array("delete".utf8) || value("visible") == Array("false".utf8)
    case "center": place = Self.place(value("lon"), value("lat"))
    case "tag":
      if let key = value("k"), let text = value("v"), kind != nil { tags.append((String(decoding: key, as: UTF8.self), text)) }
    default: break
    }
  }

  mutating func end(_ name: String) {
    guard name == kind else { return }
    defer { kind = nil }
    if isDeleted { return }
    if tags.isEmpty {
      if name == "node" { vertices += 1 }
      return
    }
    guard let place else {
      shapes += 1
      return
    }
    table.beginRow()
    // What a tag calls `type` is that of an outlet.
    table.set("element", Array(name.utf8))
    table.set("id", id)
    table.set("place", place, isBest: true)
    for tag in tags where !["element", "id"].contains(tag.name) { table.set(tag.name, tag.value) }
  }

  private static func place(_ x: [UInt8]?, _ y: [UInt8]?) -> (x: [UInt8], y: [UInt8])? {
    guard let x, let y else { return nil }
    return (x, y)
  }
}
