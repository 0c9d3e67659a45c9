/// What `inspect` says of one layer.
package struct LayerSummary: Sendable {
  package var name: String
  /// The shape of its geometries in words, such as "lines".
  package var shape: String
  /// Number of features; nil when the source does not know it without counting.
  package var features: Int?
  /// `EPSG:n` or the name of the CRS; nil when the layer states none.
  package var crs: String?
  package var fields: [String]
}
