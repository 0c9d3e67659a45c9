package import SurveyModel

/// A survey campaign that was made up, and the truth behind it.
package struct Campaign: Sendable {
  /// A file of the campaign.
  package struct File: Sendable {
    /// Path below the campaign's folder: `surveys/flights/flight-01.csv`.
    package var name: String
    package var bytes: [UInt8]
  }

  /// In the order of their names' bytes.
  package var files: [File]
  /// Main stems and tributaries, by id.
  package var rivers: [SimulatedRiver]
  /// In the order of their ids.
  package var outlets: [SimulatedOutlet]
  /// Every record of every party, in the order of the files.
  package var sightings: [Sighting]
}

/// A river of a made-up campaign, drawn downstream.
package struct SimulatedRiver: Sendable {
  package var id: String
  /// In Chinese and English.
  package var name: String
  package var nameEn: String
  /// Number of its basin, from 0.
  package var basin: Int
  /// Number of the river it flows into; nil for a main stem.
  package var parent: Int?
  /// WGS 84 degrees, 7 decimals, from the source to the mouth.
  package var vertices: [Coordinate]
  /// Geodesic metres from the source, for each vertex.
  package var measure: [Double]
  /// Vertex ranges of its reaches, downstream; neighbours share the vertex of the confluence between them.
  package var reaches: [ClosedRange<Int>]

  /// The id that `outlets process` gives the reach with this number (from 0).
  package func reachID(_ reach: Int) -> String {
    reaches.count == 1 ? id : "\(id)/\(reach + 1)"
  }

  /// Metres.
  package var length: Double { measure.last ?? 0 }
}

/// An outlet of a made-up campaign: where it really is.
package struct SimulatedOutlet: Sendable {
  package var id: String
  /// WGS 84 degrees, 7 decimals.
  package var position: Coordinate
  /// Number of its river, and of the reach on it, from 0.
  package var river: Int
  package var reach: Int
  /// Its place on the river line, WGS 84 degrees.
  package var place: Coordinate
  /// Geodesic metres along the reach from its upstream end.
  package var measure: Double
  /// 0 at the downstream end of the reach, 100 at the upstream end.
  package var measurePercent: Double
  package var bank: Bank
  /// Geodesic metres from the river line.
  package var distance: Double
  package var type: OutletType
  /// Number of its district, from 0.
  package var district: Int
  /// Number of the outlet beside it on the same bank, or across the water, that it was made as a pair with.
  package var twin: Int?
  package var opposite: Int?
  /// Geodesic metres to the nearest confluence; nil where there is none.
  package var confluenceDistance: Double?
  /// Geodesic metres to the nearest other river; nil where there is none.
  package var otherRiverDistance: Double?
  /// Nobody can come near it on foot.
  package var isDroneOnly: Bool
  /// Nobody noticed it.
  package var isMissed: Bool
}

/// One record of one party: an outlet as it was seen.
package struct Sighting: Sendable {
  /// Number of the outlet, from 0.
  package var outlet: Int
  /// Number of the party, from 0: flights first, then walks.
  package var party: Int
  /// What the party called it.
  package var recordedID: String
  /// As recorded: WGS 84 degrees, 7 decimals.
  package var position: Coordinate
  /// As recorded, or as its HDOP gives it: metres, radius that holds 68 % of the errors.
  package var accuracy: Double
  package var hdop: Double?
  /// Metres from the outlet to the recorded position.
  package var error: Double
  /// Microseconds since 1970.
  package var time: Int64
  /// What the party took it for.
  package var type: OutletType
}
