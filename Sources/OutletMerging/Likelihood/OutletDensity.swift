private import Glibc

/// How many other outlets' records of one visit are to be expected around a record, by the distance: records per square metre.
///
/// Two records of one visit are as a rule two outlets, so the pairs of one visit show how close outlets lie to each other in this
/// campaign: rows of pipes, pairs of pipes, pipes that face each other. Nothing is assumed of the shape of the river.
struct OutletDensity: Sendable {
  /// Bounds of the rings in metres.
  static let rings: [Double] = [0, 2, 3, 4.5, 6.5, 9, 12.5, 18, 25, 36, 50, 72, 100]
  /// Pairs of the average density that each ring is given before any are counted.
  static let priorPairs = 2.0
  /// The density before anything is known: that of one outlet in 50,000 m².
  static let priorArea = 50_000.0
  /// Outlets are not closer to each other than a few metres.
  static let highest = 0.2

  /// Logarithms of the middle radius of each ring, and of the density there.
  private var radii: [Double] = []
  private var densities: [Double] = []

  /// - Parameters:
  ///   - pairs: for each ring the pairs of one visit that were counted, each from both sides, less those that are expected to be one
  ///     outlet noted twice.
  ///   - records: the records around which they were counted.
  init(pairs: [Double], records: Double) {
    let average = Self.average(pairs: pairs, records: records)
    for (ring, area) in Self.areas.enumerated() {
      let area = area * max(1, records)
      let density = (max(0, pairs[ring]) + Self.priorPairs) / (area + Self.priorPairs / average)
      let (inner, outer) = (Self.rings[ring], Self.rings[ring + 1])
      radii.append(log((inner * inner + outer * outer) / 2) / 2)
      densities.append(log(min(density, Self.highest)))
    }
  }

  /// Square metres of each ring.
  private static let areas = zip(rings, rings.dropFirst()).map { .pi * ($1 * $1 - $0 * $0) }

  /// The density over all rings.
  static func average(pairs: [Double], records: Double) -> Double {
    (max(0, pairs.reduce(0, +)) + 1) / (areas.reduce(0, +) * records + priorArea)
  }

  /// The logarithm of the density at a distance whose square this is.
  func logarithm(atSquared distance2: Double) -> Double {
    let radius = log(max(distance2, 1e-6)) / 2
    guard let first = radii.first, radius > first else { return densities[0] }
    for ring in 1..<radii.count where radius <= radii[ring] {
      let share = (radius - radii[ring - 1]) / (radii[ring] - radii[ring - 1])
      return densities[ring - 1] + share * (densities[ring] - densities[ring - 1])
    }
    return densities[densities.count - 1]
  }

  /// The ring of a distance; nil beyond the last.
  static func ring(of distance: Double) -> Int? {
    guard distance < rings[rings.count - 1] else { return nil }
    return (rings.firstIndex { $0 > distance } ?? 1) - 1
  }
}
