import SurveyMath
import SurveyModel

/// The matched observations in the order in which merging takes them: by the square of their position, then by accuracy, time, position,
/// type and texts. So nothing that merging does depends on the order of the records.
///
/// Records of the very same position that do not tell two outlets apart by name or code are one node: no distance between them
/// says anything. In a square with hundreds of records so are those within half a metre, since no two outlets are that close.
final class MergeNodes: Sendable {
  /// For each node its row in the columns of the run; of several records at one position that of the first.
  let rows: [ObservationRow]
  /// The rows of the other records of a node, where there are any.
  let copies: [Int32: [ObservationRow]]
  let grid: PositionGrid
  /// WGS 84 degrees, less the offset of the visit where one was found.
  let longitude: [Double]
  let latitude: [Double]
  /// Square metres: of the error on each axis, as stated.
  private let variances: [Float]
  let visit: [Int32]
  let type: [OutletType]
  /// Hashes of the texts; 0 for none.
  let name: [UInt64]
  let code: [UInt64]
  /// The bank that the crew wrote: 1 for the left one, -1 for the right one, else 0.
  let bank: [Int8]
  let visits: [Visits.Visit]
  private let source: MergeSource

  var count: Int { rows.count }

  @inline(__always)
  func variance(_ node: Int) -> Double { Double(variances[node]) }

  init(_ source: MergeSource) {
    let (observations, matches) = (source.observations, source.matches)
    let visits = Visits(observations)
    var matched: [ObservationRow] = []
    var bands: [UInt32] = []
    var columns: [UInt32] = []
    for row in 0..<matches.count where matches.reach[row] != nil {
      matched.append(ObservationRow(row))
      let cell = PositionGrid.cell(observations.longitude[row], observations.latitude[row])
      bands.append(cell.band)
      columns.append(cell.column)
    }
    let byColumn = ascendingOrder(columns)
    let byBand = ascendingOrder(byColumn.map { bands[Int($0)] })
    var order = byBand.map { Int(byColumn[Int($0)]) }
    let keyOf = { (index: Int) in UInt64(bands[index]) << 32 | UInt64(columns[index]) }
    // Those of one square by what they say.
    var nodes: [Int] = []
    nodes.reserveCapacity(order.count)
    var copies: [Int32: [ObservationRow]] = [:]
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, keyOf(order[end]) == keyOf(order[start]) { end += 1 }
      if end - start == 1 {
        nodes.append(order[start])
      } else {
        order[start..<end].sort { source.precedes(matched[$0], matched[$1]) }
        var square = Square(source, isCrowded: end - start > Self.crowd)
        for index in order[start..<end] {
          if let first = square.first(like: matched[index], number: nodes.count) {
            copies[Int32(truncatingIfNeeded: first), default: []].append(matched[index])
          } else {
            nodes.append(index)
          }
        }
      }
      start = end
    }
    self.copies = copies
    grid = PositionGrid(nodes.lazy.map { (bands[$0], columns[$0]) })
    let rows = nodes.map { matched[$0] }
    self.rows = rows
    longitude = rows.map { observations.longitude[$0.index] }
    latitude = rows.map { observations.latitude[$0.index] }
    variances = rows.map { row in
      let sigma = min(1e9, max(0.01, Double(observations.accuracy[row.index]) * Accuracy.sigmaPerAxis))
      return Float(sigma * sigma)
    }
    visit = rows.map { visits.ofRow[$0.index] }
    type = rows.map { observations.type[$0.index] }
    name = Self.hashes(observations.name, rows, where: source.isNamed)
    code = Self.hashes(observations.code, rows)
    bank = rows.map { row in
      switch observations.claims.bank(at: row.index) {
      case .left: 1
      case .right: -1
      case nil: 0
      }
    }
    self.visits = visits.all
    self.source = source
  }

  /// The square of the distance between two nodes near each other, m².
  /// - Parameter degree: metres in a degree there.
  @inline(__always)
  func distance2(_ a: Int, _ b: Int, _ degree: DegreeLength) -> Double {
    let east = Degrees.shortWay(longitude[b] - longitude[a]) * degree.east
    let north = (latitude[b] - latitude[a]) * degree.north
    return east * east + north * north
  }

  /// True when the crew wrote that the record is one of an outlet that it had noted before.
  func isRemarkedAsRepetition(_ node: Int) -> Bool {
    let attributes = source.observations.attributes
    return Repetition.isRemarked(in: attributes.bytes[attributes.range(at: rows[node].index)])
  }

  /// A square with more records than these is crowded.
  private static let crowd = 512

  /// The positions of a square, with the nodes there.
  private struct Square {
    private struct Position: Hashable {
      var longitude: Double
      var latitude: Double
    }

    private let source: MergeSource
    private let isCrowded: Bool
    private var nodes: [Position: [(row: ObservationRow, number: Int)]] = [:]

    init(_ source: MergeSource, isCrowded: Bool) {
      self.source = source
      self.isCrowded = isCrowded
    }

    /// The number of the node that this record is another record of; nil when it is a new one, which then has the number `number`.
    mutating func first(like row: ObservationRow, number: Int) -> Int? {
      var position = Position(
        longitude: source.observations.longitude[row.index], latitude: source.observations.latitude[row.index])
      if isCrowded {
        let degree = DegreeLength(atLatitude: (position.latitude * 100).rounded() / 100)
        position.longitude = (position.longitude * degree.east * 2).rounded()
        position.latitude = (position.latitude * degree.north * 2).rounded()
      }
      let here = nodes[position, default: []]
      if let same = here.first(where: { !source.tellsApart($0.row, row) }) { return same.number }
      nodes[position, default: []].append((row, number))
      return nil
    }
  }

  /// Hashes of the texts of a column, without spaces around them; empty when the column holds none.
  private static func hashes(
    _ texts: TextColumn, _ rows: [ObservationRow], where counts: (ObservationRow) -> Bool = { _ in true }
  ) -> [UInt64] {
    guard !texts.bytes.isEmpty else { return [] }
    return rows.map { row in
      guard counts(row) else { return 0 }
      var bytes = texts.bytes[texts.range(at: row.index)]
      while let first = bytes.first, first <= 32 { bytes.removeFirst() }
      while let last = bytes.last, last <= 32 { bytes.removeLast() }
      if bytes.isEmpty { return 0 }
      var hash = StableHash()
      for byte in bytes { hash.add(byte) }
      return max(1, hash.mixed)
    }
  }
}
