import SurveyMath
import Workers

/// For each node the others that may be the same outlet. Of two nodes the one with the larger error knows the other.
struct NearPairs: Sendable {
  /// Where the others of each node begin in `others`; one more than there are nodes.
  private var starts: [Int32] = [0]
  private(set) var others: [Int32] = []

  /// Two sightings of one place differ by more than 4.5 times the deviation of their difference once in 25,000 cases.
  static let reach = 4.5
  /// For two records of one visit the square of this is multiplied by so much.
  private static let sameVisit = 0.4
  /// A node knows no more others than these, the nearest ones. Only records that lie by the dozen within their accuracy have more.
  static let most = 48

  /// - Parameter scale: by which the stated errors are too small.
  init(_ nodes: MergeNodes, scale: Double, jobs: Int) throws {
    let chunks = Parallel.chunks(of: nodes.count, size: 16_384)
    let parts = try Parallel.map(chunks.count, jobs: jobs) { number in
      Self.pairs(of: chunks[number], nodes, reach2: Self.reach * Self.reach * scale * scale)
    }
    starts.reserveCapacity(nodes.count + 1)
    others.reserveCapacity(parts.reduce(0) { $0 + $1.others.count })
    for part in parts {
      for count in part.counts { starts.append((starts.last ?? 0) + count) }
      others += part.others
    }
    if !nodes.code.isEmpty { addCodes(nodes) }
  }

  func others(of node: Int) -> ArraySlice<Int32> { others[Int(starts[node])..<Int(starts[node + 1])] }

  /// Of each node the others before it that state the same code and may be the same outlet although they are farther away.
  private(set) var ofCode: [Int32: [Int32]] = [:]
  /// A code is believed over a distance of so many metres more than the errors allow.
  static let codeReach = 100.0
  /// A code that more nodes state than these is no code of an outlet.
  private static let mostOfCode = 64

  private mutating func addCodes(_ nodes: MergeNodes) {
    var known: [UInt64: [Int32]] = [:]
    for (node, code) in nodes.code.enumerated() where code != 0 {
      known[code, default: []].append(Int32(truncatingIfNeeded: node))
    }
    for same in known.values where same.count > 1 && same.count <= Self.mostOfCode {
      for (index, node) in same.enumerated() {
        let degree = DegreeLength(atLatitude: nodes.latitude[Int(node)])
        for other in same[..<index] {
          let errors = (nodes.variance(Int(other)) + nodes.variance(Int(node))).squareRoot()
          if nodes.distance2(Int(node), Int(other), degree).squareRoot() <= Self.codeReach + Self.reach * errors {
            ofCode[node, default: []].append(other)
          }
        }
      }
    }
  }

  private static func pairs(
    of range: Range<Int>, _ nodes: MergeNodes, reach2: Double
  ) -> (counts: [Int32], others: [Int32]) {
    var counts: [Int32] = []
    var others: [Int32] = []
    var cursor = PositionGrid.Cursor()
    var found: [(distance2: Double, node: Int32)] = []
    var degree = DegreeLength(atLatitude: 0)
    var latitudeOfDegree = Double.nan
    for node in range {
      let (longitude, latitude) = (nodes.longitude[node], nodes.latitude[node])
      let variance = nodes.variance(node)
      // Within a thousandth of a degree its length changes by far less than a thousandth.
      if !(abs(latitude - latitudeOfDegree) < 0.001) {
        (degree, latitudeOfDegree) = (DegreeLength(atLatitude: latitude), latitude)
      }
      found.removeAll(keepingCapacity: true)
      let radius = (2 * reach2 * variance).squareRoot()
      nodes.grid.forEachRun(longitude: longitude, latitude: latitude, radius: radius, cursor: &cursor) { run in
        for other in run {
          let theirs = nodes.variance(other)
          if theirs > variance || (theirs == variance && other >= node) { continue }
          let distance2 = nodes.distance2(node, other, degree)
          // A crew that notes an outlet again does so in one case of a hundred: what it noted so far apart is two.
          let most = nodes.visit[other] == nodes.visit[node] ? reach2 * sameVisit : reach2
          if distance2 <= most * (variance + theirs) { found.append((distance2, Int32(truncatingIfNeeded: other))) }
        }
      }
      if found.count > most {
        found.sort { ($0.distance2, $0.node) < ($1.distance2, $1.node) }
        found.removeLast(found.count - most)
      }
      for near in found { others.append(near.node) }
      counts.append(Int32(truncatingIfNeeded: found.count))
    }
    return (counts, others)
  }
}
