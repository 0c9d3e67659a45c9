import PROJKit
import SurveyMath
import SurveyModel

/// From the plane of the layout to the ground: turned, so that rivers run south-west as they do in that plain, and put
/// down around the centre of the campaign.
struct Ground {
  private let plane: LocalPlane

  init(centre: Coordinate) {
    plane = LocalPlane(at: centre)
  }

  /// WGS 84 degrees, 7 decimals.
  func position(_ metres: Coordinate) -> Coordinate {
    // cos and sin of the turn: 0.936² + 0.352² = 1.
    let (c, s) = (0.936, 0.352)
    return plane.roundedDegrees(c * metres.x + s * metres.y, -s * metres.x + c * metres.y)
  }
}

/// Geodesic metres between two positions, WGS 84 degrees.
func groundDistance(_ a: Coordinate, _ b: Coordinate) -> Double {
  Geodesic.distance(fromLongitude: a.longitude, latitude: a.latitude, toLongitude: b.longitude, latitude: b.latitude)
}
