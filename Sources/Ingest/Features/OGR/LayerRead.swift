/// What was read through GDAL, with the digest of its text when there is no file to hash.
package struct LayerRead<Layer: Sendable>: Sendable {
  package var layer: Layer
  /// Number of bytes and SHA-256 of the features as GeoJSON text, for databases only.
  package var digest: (size: Int, sha256: String)?
}
