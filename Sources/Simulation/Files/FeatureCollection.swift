/// A GeoJSON file with a line for each feature.
/// - Parameter features: the values of properties and the coordinates are JSON.
func featureCollection(_ features: [(properties: [(String, String)], geometry: String, coordinates: String)]) -> [UInt8] {
  var text = Text()
  text.add("{\"type\": \"FeatureCollection\", \"features\": [")
  for (index, feature) in features.enumerated() {
    let properties = feature.properties.map { "\(Text.quoted($0.0)): \($0.1)" }.joined(separator: ", ")
    text.add(index == 0 ? "\n" : ",\n")
    text.add("{\"type\": \"Feature\", \"properties\": {\(properties)}, ")
    text.add("\"geometry\": {\"type\": \"\(feature.geometry)\", \"coordinates\": \(feature.coordinates)}}")
  }
  text.add("\n]}\n")
  return text.bytes
}
