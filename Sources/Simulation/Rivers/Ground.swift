import SurveyModel

/// From the plane of the layout to the ground: turned, so that rivers run south-west as they do in that plain, and put
/// down around the centre of the campaign.
struct Ground {
  private let frame: LocalFrame

  init(centre: Coordinate) {
    frame = LocalFrame(at: centre)
  }

  /// WGS 84 degrees, 7 decimals.
  func position(_ metres: Coordinate) -> Coordinate {
    // cos and sin of the turn: 0.936² + 0.352² = 1.
    let (c, s) = (0.936, 0.352)
    return frame.degrees(Coordinate(x: c * metres.x + s * metres.y, y: -s * metres.x + c * metres.y))
  }
}

/// Metres on the ellipsoid between two positions (WGS 84 degrees) that are a few kilometres apart at most.
func groundDistance(_ a: Coordinate, _ b: Coordinate) -> Double {
  let middle = Coordinate(x: a.x, y: (a.y + b.y) / 2)
  let there = LocalFrame(at: middle).metres(Coordinate(x: b.x, y: middle.y + (b.y - a.y)))
  return (there.x * there.x + there.y * there.y).squareRoot()
}
