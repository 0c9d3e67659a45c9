import SurveyMath
import SurveyModel

/// Converts the plane of the layout to positions around the centre of the campaign. The plane is turned, so that main stems run to
/// the south-west.
struct Ground {
  private let plane: LocalPlane

  init(centre: Coordinate) {
    plane = LocalPlane(at: centre)
  }

  /// WGS 84 degrees, 7 decimals.
  func position(_ metres: Coordinate) -> Coordinate {
    // Cosine and sine of the angle: 0.936² + 0.352² = 1.
    let (c, s) = (0.936, 0.352)
    return plane.roundedDegrees(c * metres.x + s * metres.y, -s * metres.x + c * metres.y)
  }
}
