package import SurveyModel

/// A river of a made-up campaign, drawn downstream.
package struct SimulatedRiver: Sendable {
  package var id: String
  /// The Chinese name.
  package var name: String
  /// The English name.
  package var nameEn: String
  /// Number of the basin, from 0.
  package var basin: Int
  /// Number of the river it flows into; nil for a main stem.
  package var parent: Int?
  /// WGS 84 degrees, 7 decimals, from the source to the mouth.
  package var vertices: [Coordinate]
  /// For each vertex the geodesic metres from the source.
  package var measure: [Double]
  /// The vertices of each reach, in downstream order. Two neighbouring reaches share the vertex of the confluence between them.
  package var reaches: [ClosedRange<Int>]
  /// The vertices at which tributaries flow in, ascending.
  package var confluences: [Int]
  /// Metres from bank to bank; nil for a river whose outlets lie at an offset from its line.
  package var width: Double?

  /// The id that `outlets process` gives to the reach with this number, from 0.
  package func reachID(_ reach: Int) -> String {
    reaches.count == 1 ? id : "\(id)/\(reach + 1)"
  }

  /// Metres.
  package var length: Double { measure.last ?? 0 }
}
