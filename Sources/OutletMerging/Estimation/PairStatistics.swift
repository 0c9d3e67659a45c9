private import Glibc
import SurveyMath
import SurveyModel
import Workers

/// The pairs of records near each other, of a part of the campaign that is large enough: how far apart those of one visit are, and
/// those of two.
struct PairStatistics: Sendable {
  /// Bounds of half the squared distance over the variance of the difference. That of two sightings of one place is exponential with
  /// mean 1, where the stated errors are right.
  static let bounds: [Double] = [0, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 9, 12]

  /// Records around which pairs were counted.
  var records = 0.0
  /// Square metres: the sum of their variances, as stated.
  var variance = 0.0
  /// By ring of ``OutletDensity``: pairs of one visit.
  var rings = [Double](repeating: 0, count: OutletDensity.rings.count - 1)
  /// For each ring the pairs that would be one outlet noted twice if every record were noted twice.
  var doubles = [Double](repeating: 0, count: OutletDensity.rings.count - 1)
  /// By interval of ``bounds``: pairs of one visit.
  var sameVisit = [Double](repeating: 0, count: bounds.count - 1)
  /// By method of the other visit, and interval: pairs of two visits.
  var twoVisits = [[Double]](repeating: [Double](repeating: 0, count: bounds.count - 1), count: SurveyMethod.allCases.count)
  /// By method: visits of it that came near a record of another visit, counted for each record.
  var exposures = [Double](repeating: 0, count: SurveyMethod.allCases.count)

  /// Of more records only some blocks of a hundredth of a degree are counted, chosen by their place.
  static let enough = 20_000

  init(_ nodes: MergeNodes, scale: Double, jobs: Int) throws {
    let chosen = Self.sample(nodes)
    let chunks = Parallel.chunks(of: chosen.count, size: 4096)
    for part in try Parallel.map(
      chunks.count, jobs: jobs, { Self(counting: chosen[chunks[$0]], nodes, scale: scale) })
    {
      add(part)
    }
  }

  /// The nodes around which pairs are counted.
  static func sample(_ nodes: MergeNodes) -> [Int] {
    let every = UInt64((nodes.count + enough - 1) / enough)
    guard every > 1 else { return Array(0..<nodes.count) }
    return (0..<nodes.count).filter { node in
      var hash = StableHash()
      hash.add(Int64((nodes.longitude[node] * 100).rounded(.down)))
      hash.add(Int64((nodes.latitude[node] * 100).rounded(.down)))
      return hash.mixed % every == 0
    }
  }

  private init(counting chosen: ArraySlice<Int>, _ nodes: MergeNodes, scale: Double) {
    var coverage = VisitCoverage(nodes)
    var cursor = PositionGrid.Cursor()
    let widest = OutletDensity.rings[OutletDensity.rings.count - 1]
    let scale2 = scale * scale
    for node in chosen {
      records += 1
      let own = nodes.visit[node]
      for visit in coverage.visits(near: node) where visit != own {
        exposures[Int(nodes.visits[Int(visit)].method.rawValue)] += 1
      }
      let near = Neighbourhood(of: node, nodes)
      let variance = nodes.variance(node) * scale2
      self.variance += nodes.variance(node)
      addDoubles(variance: 2 * variance)
      let radius = max(widest, (2 * 12 * 2 * variance).squareRoot())
      near.forEach(within: min(radius, 4 * widest), nodes, cursor: &cursor) { other, distance2 in
        let half = distance2 / (2 * (variance + nodes.variance(other) * scale2))
        let interval = Self.bounds.firstIndex { $0 > half }.map { $0 - 1 }
        if nodes.visit[other] == own {
          if let ring = OutletDensity.ring(of: distance2.squareRoot()) { rings[ring] += 1 }
          if let interval { sameVisit[interval] += 1 }
        } else if let interval {
          twoVisits[Int(nodes.visits[Int(nodes.visit[other])].method.rawValue)][interval] += 1
        }
      }
    }
  }

  /// The density of other outlets' records of one visit around a record, per square metre, on average.
  var averageDensity: Double { OutletDensity.average(pairs: rings, records: records) }

  /// Adds the rings in which the other note of one outlet is to be expected: both notes of a pair have such a record.
  private mutating func addDoubles(variance: Double) {
    for ring in doubles.indices {
      let (inner, outer) = (OutletDensity.rings[ring], OutletDensity.rings[ring + 1])
      doubles[ring] += 2 * (exp(-inner * inner / (2 * variance)) - exp(-outer * outer / (2 * variance)))
    }
  }

  private mutating func add(_ other: PairStatistics) {
    func sum(_ a: inout [Double], _ b: [Double]) { for index in a.indices { a[index] += b[index] } }
    records += other.records
    variance += other.variance
    sum(&rings, other.rings)
    sum(&doubles, other.doubles)
    sum(&sameVisit, other.sameVisit)
    sum(&exposures, other.exposures)
    for method in twoVisits.indices { sum(&twoVisits[method], other.twoVisits[method]) }
  }
}
