import JSONKit
package import SurveyModel

/// Reads the lines of a GeoJSON file or text sequence as rivers. Points and polygons are rejected.
///
/// The names of all properties decide what kind of layer it is (``RiverProfile``) and what the properties mean. The river id is
/// the property that `options` name, else the profile's, else the river's name, else the id of the reach or of the feature;
/// numbers and texts have one form. A line with fewer than two different vertices is left out with a finding. A feature without
/// any line left, or with an impossible vertex, is rejected. Ordinates beyond the second are not read.
///
/// A big FeatureCollection is read in pieces by `options.jobs` threads. The result does not depend on their number.
/// - Parameter pieceSize: bytes of a piece, about.
package func readGeoJSONRivers(
  _ bytes: [UInt8], source: String, options: RiverFieldOptions, pieceSize: Int = 1 << 20
) throws(InputError) -> RiverLayer {
  let (file, rivers) =
    if let pieces = readRiverPieces(bytes, source: source, options: options, pieceSize: pieceSize) {
      pieces
    } else {
      try readWholeRivers(bytes, source: source, options: options)
    }
  return try riverLayer(rivers, of: file, options, source: source)
}

/// Makes a layer of the collected rivers. Throws when the user named a property that no feature has.
func riverLayer(
  _ rivers: RiverFeatures, of file: FeatureFile, _ options: RiverFieldOptions, source: String
) throws(InputError) -> RiverLayer {
  let described = try DescribedRivers(rivers, options, source: source)
  let books = file.books { described.note(&$0) }
  var layer = RiverLayer(description: books.description)
  layer.profile = described.table.profile
  layer.description.profile = described.table.profile
  layer.drawn = described.table.drawn
  layer.distances = RiverLayer.Distances(
    isAtUpstreamEnd: described.table.distance.isAtUpstreamEnd, isOfRiver: described.table.distance.isOfRiver)
  layer.description.columns = rivers.columns.names
  layer.description.fields = described.fields
  layer.x = rivers.x
  layer.y = rivers.y
  layer.parts = rivers.parts
  layer.features = described.features
  for number in described.against { layer.turn(number) }
  layer.account = books.account
  layer.findings = books.findings
  layer.rejections = books.rejections
  return layer
}

private func readWholeRivers(
  _ bytes: [UInt8], source: String, options: RiverFieldOptions
) throws(InputError) -> (FeatureFile, RiverFeatures) {
  var rivers = RiverFeatures(options, source: source)
  let file = try FeatureFile(bytes, source: source) { crs throws(InputError) in
    rivers.kind = try options.kind(statedCRS: crs, source: source)
  } _: { feature, reader, record, builder in
    rivers.add(feature, reader, record: record, &builder)
  }
  return (file, rivers)
}
