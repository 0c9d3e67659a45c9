import SurveyMath
import SurveyModel

/// Which visits came near a place: those with a record within 150 m or so: in the square of 300 m about the middle of a small one that holds it.
///
/// A visit that came near and has no record of an outlet missed it. That says something about whether two records are one outlet:
/// two outlets would each have been missed by the visits that saw the other. Each thread has its own, which keeps the squares that it
/// was asked for.
struct VisitCoverage {
  private let nodes: MergeNodes
  private var known: [UInt64: Int] = [:]
  private var visits: [[Int32]] = []
  private var cursor = PositionGrid.Cursor()

  private static let side = 100.0

  init(_ nodes: MergeNodes) {
    self.nodes = nodes
  }

  /// The visits that came near a node, ascending.
  mutating func visits(near node: Int) -> [Int32] { visits[square(of: node)] }

  /// The number of the square of a node, from 0 in the order in which they were asked for.
  mutating func square(of node: Int) -> Int {
    let (longitude, latitude) = (nodes.longitude[node], nodes.latitude[node])
    let band = ((latitude + 90) * PositionGrid.metresPerDegree / Self.side).rounded(.down)
    let width = Self.side / (PositionGrid.metresPerDegree * PositionGrid.narrowing(band: band, height: Self.side))
    let column = ((longitude + 180) / width).rounded(.down)
    let key = UInt64(max(0, band)) << 32 | UInt64(max(0, column))
    if let number = known[key] { return number }
    let height = Self.side / PositionGrid.metresPerDegree
    visits.append(
      visits(
        longitude: (column + 0.5) * width - 180, latitude: (band + 0.5) * height - 90, width: 1.5 * width, height: 1.5 * height))
    known[key] = visits.count - 1
    return visits.count - 1
  }

  /// The visits with a record that differs from a place by at most so many degrees.
  private mutating func visits(longitude: Double, latitude: Double, width: Double, height: Double) -> [Int32] {
    var found: [Int32] = []
    let nodes = nodes
    nodes.grid.forEachRun(
      longitude: longitude, latitude: latitude, radius: height * PositionGrid.metresPerDegree, cursor: &cursor
    ) { run in
      for node in run where found.last != nodes.visit[node] {
        guard abs(Degrees.shortWay(nodes.longitude[node] - longitude)) <= width, abs(nodes.latitude[node] - latitude) <= height,
          !found.contains(nodes.visit[node])
        else { continue }
        found.append(nodes.visit[node])
      }
    }
    return found.sorted()
  }
}
