package import SurveyModel

/// An outlet of a made-up campaign, with its true position.
package struct SimulatedOutlet: Sendable {
  package var id: String
  /// WGS 84 degrees, 7 decimals.
  package var position: Coordinate
  /// Number of the river, from 0.
  package var river: Int
  /// Number of the reach on that river, from 0.
  package var reach: Int
  /// The nearest place on the river line, WGS 84 degrees.
  package var place: Coordinate
  /// Geodesic metres along the reach from its upstream end.
  package var measure: Double
  /// 0 at the downstream end of the reach, 100 at the upstream end.
  package var measurePercent: Double
  package var bank: Bank
  /// Geodesic metres from the river line.
  package var distance: Double
  package var type: OutletType
  /// Number of the district, from 0.
  package var district: Int
  /// Number of the outlet close by on the same bank that makes a pair with this one.
  package var twin: Int?
  /// Number of the outlet on the other bank that makes a pair with this one.
  package var opposite: Int?
  /// Geodesic metres to the nearest confluence of the basin; nil where there is none.
  package var confluenceDistance: Double?
  /// Geodesic metres to the nearest other river of the basin; nil where there is none.
  package var otherRiverDistance: Double?
  /// True when it can be seen from the air only.
  package var isDroneOnly: Bool
  /// True when no party noticed it.
  package var isMissed: Bool
}
