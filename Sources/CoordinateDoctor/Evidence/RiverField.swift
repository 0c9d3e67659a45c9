import RiverIndex
import SurveyMath
package import SurveyModel

/// Distances to the nearest river line anywhere, up to a limit: coarser and cheaper than placing, for positions that may be anywhere.
///
/// Distances are those of a plane at the position, true to 0.1 % within the limit. Not for the few kilometres about the antimeridian.
package struct RiverField: Sendable {
  /// Metres beyond which it does not matter how far.
  package static let limit = 2000.0

  /// The nearest place of a river.
  package struct Nearest: Sendable {
    /// Metres, at most ``RiverField/limit``.
    package var distance = RiverField.limit
    /// Of the segment, of length 1 (east, north); zero where there is none.
    package var direction = SIMD2<Double>(0, 0)
  }

  private let index: GroundIndex

  package init(_ network: RiverNetwork) throws {
    index = try GroundIndex(network)
  }

  /// Of all rivers, WGS 84 degrees.
  package var extent: Box { index.extent }

  /// The nearest place to a WGS 84 position; at the limit for one that is not on the Earth.
  package func nearest(_ position: Coordinate) -> Nearest {
    guard let place = index.nearest(to: position, within: Self.limit) else { return Nearest() }
    let length = place.along.length
    return Nearest(distance: place.distance, direction: length > 0 ? place.along / length : SIMD2(0, 0))
  }
}
