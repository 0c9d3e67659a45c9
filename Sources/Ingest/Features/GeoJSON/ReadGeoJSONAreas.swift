import SurveyMath
package import SurveyModel

/// Reads the polygons of a GeoJSON file or text sequence as areas to count outlets by (basins, districts).
///
/// The id is the property `idField`, else the best of `id`, `code`, `adcode`, 行政区代码, `basin`, `name` and their like,
/// else the feature's id, else the feature's number. A ring that is not closed is closed, with a finding.
/// `coordinateKind` is that of ``RiverFieldOptions``. Throws ``InputError`` when the file cannot be read at all, and when no
/// feature has a property that the user named.
package func readGeoJSONAreas(
  _ bytes: [UInt8], source: String, idField: String? = nil, nameField: String? = nil, parentField: String? = nil,
  coordinateKind: @escaping @Sendable (_ statedCRS: String?) throws -> CoordinateKind = { _ in .degrees }
) throws(InputError) -> AreaLayer {
  var options = RiverFieldOptions()
  options.coordinateKind = coordinateKind
  var areas = AreaFeatures(idField: idField, nameField: nameField, parentField: parentField)
  let file = try FeatureFile(bytes, source: source) { crs throws(InputError) in
    areas.kind = try options.kind(statedCRS: crs, source: source)
  } _: { feature, reader, record, builder in
    areas.add(feature, reader, record: record, &builder)
  }
  return try areaLayer(areas, of: file, source: source)
}

/// Makes a layer of the collected areas. Throws when the user named a property that no feature has.
func areaLayer(_ areas: AreaFeatures, of file: FeatureFile, source: String) throws(InputError) -> AreaLayer {
  for (index, property) in areas.properties.wanted.enumerated() where !areas.areas.isEmpty {
    guard let name = property.name, areas.properties.found[index] == nil else { continue }
    throw InputError(
      .usage, "no area has a property \"\(name)\"; there are \(areas.properties.names.joined(separator: ", "))",
      source: source, column: name
    ).suggesting(name, among: areas.properties.names)
  }
  let books = file.books()
  var layer = AreaLayer(description: books.description)
  layer.description.columns = areas.properties.names
  layer.description.fields = zip(["id", "name", "parent"], areas.properties.found)
    .compactMap { field, column in column.map { (field, $0) } }
  layer.areas = areas.areas
  layer.account = books.account
  layer.findings = books.findings
  layer.rejections = books.rejections
  return layer
}
