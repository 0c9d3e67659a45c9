import JSONKit
package import SurveyModel

/// The lines of a GeoJSON file or text sequence as rivers. Lines only: everything else is rejected.
///
/// The kind of the layer (``RiverProfile``) and with it the meaning of its properties follow from the names of all of them.
/// The river id is the property that `options` name, else the profile's, else the river's name, else the id of the piece or
/// of the feature, in one form for numbers and texts. A part with fewer than two places is left out with a finding; a
/// feature without any part, or with a vertex that cannot be, is rejected. Ordinates beyond the second are not read.
///
/// A big FeatureCollection is read in pieces by `options.jobs` threads; the result does not depend on their number.
package func readGeoJSONRivers(
  _ bytes: [UInt8], source: String, options: RiverFieldOptions
) throws(InputError) -> RiverLayer {
  try readGeoJSONRivers(bytes, source: source, options: options, pieceSize: 1 << 20)
}

/// As above, in pieces of about `pieceSize` bytes.
package func readGeoJSONRivers(
  _ bytes: [UInt8], source: String, options: RiverFieldOptions, pieceSize: Int
) throws(InputError) -> RiverLayer {
  let (file, rivers) =
    if let pieces = readRiverPieces(bytes, source: source, options: options, pieceSize: pieceSize) {
      pieces
    } else {
      try readWholeRivers(bytes, source: source, options: options)
    }
  return try riverLayer(rivers, of: file, options, source: source)
}

/// What was collected, as a layer. Throws where a property was named that no feature has.
func riverLayer(
  _ rivers: RiverFeatures, of file: FeatureFile, _ options: RiverFieldOptions, source: String
) throws(InputError) -> RiverLayer {
  let described = try DescribedRivers(rivers, options, source: source)
  let books = file.books { described.note(&$0) }
  var layer = RiverLayer(description: books.description)
  layer.profile = described.profile
  layer.description.profile = described.profile
  layer.description.columns = rivers.columns.names
  layer.description.fields = described.fields
  layer.x = rivers.x
  layer.y = rivers.y
  layer.parts = rivers.parts
  layer.features = described.features
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
