import OGRKit
import TestSupport
import Testing

/// For `.enabled(if:)`: true when GDAL's library is there; says aloud, once, when it is not.
let haveLibrary: Bool = {
  if (try? OGRLibrary.version()) != nil { return true }
  print("note: libgdal is absent: the tests of the kit over it are skipped")
  return false
}()

/// A GeoJSON collection as a file; `features` are pairs of properties and geometry.
func collection(
  _ features: [(properties: String, geometry: String)], in folder: TemporaryFolder, crs: String? = nil
) throws -> String {
  let crs = crs.map { "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\($0)\"}}," } ?? ""
  let members = features.map { "{\"type\":\"Feature\",\"properties\":\($0.properties),\"geometry\":\($0.geometry)}" }
  return try folder.file(
    "layer.geojson", "{\"type\":\"FeatureCollection\",\"name\":\"walk\",\(crs)\"features\":[\(members.joined(separator: ",\n"))]}"
  )
}

func open(_ path: String, _ drivers: String...) throws(OGRError) -> OGRSource {
  try OGRSource(Array(path.utf8), drivers: drivers)
}

/// The error that `body` throws; nil where it throws none.
func failure(_ body: () throws(OGRError) -> Void) -> OGRError? {
  do throws(OGRError) {
    try body()
    return nil
  } catch {
    return error
  }
}

/// The ids of all features.
func ids(_ features: borrowing OGRFeatures) throws(OGRError) -> [Int64?] {
  var ids: [Int64?] = []
  while let feature = try features.next() { ids.append(feature.id) }
  return ids
}
