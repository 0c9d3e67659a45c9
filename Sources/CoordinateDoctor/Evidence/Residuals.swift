private import Glibc
import SurveyModel

/// How well positions lie along rivers.
struct Residuals {
  /// Metres to the nearest river, at most ``RiverField/limit``, in ascending order.
  let distances: [Double]
  /// Natural logarithm of the likelihood of these distances, see ``logLikelihood(_:)``.
  let logLikelihood: Double
  /// From 0 for rivers of one direction to 0.5 for rivers of all directions alike: the smaller principal moment of the directions of the
  /// river pieces that the positions lie at.
  let spreadOfDirections: Double

  init(_ positions: [Coordinate], _ field: RiverField) {
    let nearest = positions.map { field.nearest($0) }
    distances = nearest.map(\.distance).sorted()
    logLikelihood = Self.logLikelihood(distances)
    spreadOfDirections = Self.spread(nearest)
  }

  /// Metres; ``RiverField/limit`` where half of them are beyond it.
  var median: Double { distances.isEmpty ? RiverField.limit : distances[distances.count / 2] }

  /// Share of the positions within so many metres of a river.
  func share(within metres: Double) -> Double {
    distances.isEmpty ? 0 : Double(distances.count { $0 <= metres }) / Double(distances.count)
  }

  /// Outlets lie at a scale s of metres beside their river, which is the bank, the error of the receiver and the drawing of the river
  /// together, and one in ten lies anywhere: p(r) = 0.9 exp(−r/s)/s + 0.1/limit. The scale is the one that fits best, of those that
  /// surveys have; so a file far from all rivers is as unlikely as can be, and never impossible.
  static func logLikelihood(_ distances: [Double]) -> Double {
    var best = -Double.infinity
    for scale in [5.0, 10, 20, 40, 80, 160, 320] {
      var sum = 0.0
      for distance in distances { sum += log(0.9 * exp(-distance / scale) / scale + 0.1 / RiverField.limit) }
      best = max(best, sum)
    }
    return best
  }

  private static func spread(_ nearest: [RiverField.Nearest]) -> Double {
    var (xx, xy, yy, count) = (0.0, 0.0, 0.0, 0.0)
    for place in nearest where place.distance < RiverField.limit / 4 {
      xx += place.direction.x * place.direction.x
      xy += place.direction.x * place.direction.y
      yy += place.direction.y * place.direction.y
      count += 1
    }
    guard count > 0 else { return 0 }
    let half = ((xx - yy) * (xx - yy) / 4 + xy * xy).squareRoot()
    return max(0, ((xx + yy) / 2 - half) / count)
  }
}
