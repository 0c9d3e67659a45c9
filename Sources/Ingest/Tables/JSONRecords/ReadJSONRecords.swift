package import SurveyModel

/// Reads JSON that is no GeoJSON as a survey, by way of a table of its records (``JSONRecords``).
///
/// The account of the file and the offsets of its records are those of the table's text, which is returned too; rejections have no
/// line. Throws ``InputError`` where there is no table of records, or none with an unmistakable place.
package func readJSONRecords(
  _ bytes: [UInt8], options: IngestOptions
) throws(InputError) -> (file: SurveyFile, text: [UInt8]) {
  let records = try JSONRecords(bytes, source: options.source)
  return try readRecords(records.table, format: .jsonRecords, options: options)
}

/// True when the text holds a table of records with a place, so that it is worth reading.
package func holdsJSONRecords(_ bytes: [UInt8], options: IngestOptions) -> Bool {
  (try? readJSONRecords(bytes, options: options)) != nil
}

/// Reads a table of records that a file of another format holds.
func readRecords(
  _ table: JSONTable, format: FileFormat, options given: IngestOptions
) throws(InputError) -> (file: SurveyFile, text: [UInt8]) {
  let (text, _) = table.text
  var options = given
  options.encoding = "UTF-8"
  var crs: String?
  if !options.columns.keys.contains(where: \.isPosition), options.geopoint == nil, let place = place(table, text, options) {
    crs = place.crs
    let kind = try options.kind(statedCRS: crs)
    options.columns[kind == .degrees ? .longitude : .easting] = place.x
    options.columns[kind == .degrees ? .latitude : .northing] = place.y
  }
  if let crs {
    let kind = given.coordinateKind
    options.coordinateKind = { _ in try kind(crs) }
  }
  var file = try readCSV(text, options: options)
  file.description.format = format
  file.description.dialect = (["\(table.rows.count) records"] + (table.leftOut.map { [$0] } ?? [])).joined(separator: "; ")
  file.description.statedCRS = crs ?? file.description.statedCRS
  file.findings.removeAll { $0.rule == .delimiterNote }
  for index in file.rejections.indices { file.rejections[index].line = nil }
  for finding in table.findings {
    file.findings.append(Finding(finding.rule, finding.severity, finding.message, source: options.source))
  }
  return (file, text)
}

/// The columns of the place: those of a geometry; else none, where the names of the columns say it as those of any table do; else
/// those of a pair of numbers.
private func place(_ table: JSONTable, _ text: [UInt8], _ options: IngestOptions) -> JSONTable.Place? {
  guard let first = table.places.first else { return grouped(table, text, options) }
  if first.x.hasPrefix("geometry/") || first.x.hasPrefix("place/") { return first }
  let head = Array(text.prefix(CSVStream.prefixSize))
  if (try? CSVHeader(head.span, isWhole: head.count == text.count, options: options)) != nil { return nil }
  return first
}

/// The columns of a place whose names say it only without their groups: `position/lat`, `position/lng`.
private func grouped(_ table: JSONTable, _ text: [UInt8], _ options: IngestOptions) -> JSONTable.Place? {
  let head = Array(text.prefix(CSVStream.prefixSize))
  if (try? CSVHeader(head.span, isWhole: head.count == text.count, options: options)) != nil { return nil }
  let last = JSONKeys.withoutGroups(table.names)
  guard let fields = try? FieldMap(last, source: options.source), let x = fields[.longitude], let y = fields[.latitude] else {
    return nil
  }
  return JSONTable.Place(x: table.names[x], y: table.names[y], crs: nil)
}
