import SurveyMath
package import SurveyModel

/// A river layer from lines in WGS 84 degrees.
package func riverLayer(_ rivers: [(id: String?, parts: [[(Double, Double)]])]) -> RiverLayer {
  var layer = RiverLayer(description: FileDescription(format: .geoJSON, encoding: "UTF-8"))
  for (number, river) in rivers.enumerated() {
    let first = layer.parts.count
    for part in river.parts {
      let start = layer.x.count
      layer.x += part.map(\.0)
      layer.y += part.map(\.1)
      layer.parts.append(start..<layer.x.count)
    }
    layer.features.append(
      RiverLayer.Feature(
        record: number + 1, source: "rivers.geojson", riverID: river.id,
        parts: first..<layer.parts.count))
  }
  return layer
}

/// Observations at positions in WGS 84 degrees.
package func observationColumns(_ positions: [(Double, Double)], accuracy: Float = 5, method: SurveyMethod = .foot)
  -> ObservationColumns
{
  var columns = ObservationColumns()
  for (row, position) in positions.enumerated() {
    columns.source.append(0)
    columns.record.append(Int32(row + 1))
    columns.byteOffset.append(0)
    columns.byteCount.append(0)
    columns.x.append(position.0)
    columns.y.append(position.1)
    columns.longitude.append(position.0)
    columns.latitude.append(position.1)
    columns.time.append(ObservationColumns.noTime)
    columns.accuracy.append(accuracy)
    columns.accuracySource.append(.recorded)
    columns.method.append(method)
    columns.type.append(.unknown)
    columns.flags.append([])
    columns.recordedID.append("P\(row + 1)")
    columns.name.append(nil)
    columns.code.append(nil)
    columns.claims.appendNothing(1)
    columns.attributes.append("{}")
  }
  return columns
}

/// Random numbers that are the same in every run (SplitMix64).
package struct SeededRandom: RandomNumberGenerator {
  private var generator: SplitMix64

  package init(_ seed: UInt64) {
    generator = SplitMix64(state: seed)
  }

  package mutating func next() -> UInt64 { generator.next() }

  /// Between 0 and 1.
  package mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }
}
