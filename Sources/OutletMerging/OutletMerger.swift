import PROJKit
import SurveyModel

/// One thread's means of merging; its arrays are used again from group to group.
struct OutletMerger {
  private let source: MergeSource
  /// Observations of the chunk at hand.
  private var input: MergeInput
  /// Those of the group at hand, best-measured first.
  private var rows: [Int] = []
  /// For each of them the number of its outlet within the group.
  private var outletOf: [Int] = []
  private var leaders = LeaderIndex()
  /// Outlets of the chunk so far, and the rows of their sightings.
  private var outlets: [OutletRow] = []
  private var sightings: [Int32] = []

  init(_ source: MergeSource) {
    self.source = source
    input = MergeInput(source, rows: [])
  }

  /// Outlets of whole reaches, sorted by reach, measure, bank and id, and the rows of their sightings, outlet after outlet.
  mutating func merge(_ grouped: ArraySlice<Int32>) -> (outlets: [OutletRow], sightings: [Int32]) {
    input = MergeInput(source, rows: grouped)
    outlets.removeAll(keepingCapacity: true)
    sightings.removeAll(keepingCapacity: true)
    var start = 0
    while start < grouped.count {
      var end = start + 1
      while end < grouped.count, isSameGroup(start, end) { end += 1 }
      rows.removeAll(keepingCapacity: true)
      rows += start..<end
      if rows.count > 1 { rows.sort { [input] in input.precedes($0, $1) } }
      cluster()
      appendOutlets()
      start = end
    }
    return sorted()
  }

  /// ``outlets`` and ``sightings`` in their final order.
  private func sorted() -> (outlets: [OutletRow], sightings: [Int32]) {
    var places = outlets.indices.map { number in
      (reach: outlets[number].reach, measure: outlets[number].measure, bank: bankNumber(outlets[number].bank), number: number)
    }
    places.sort { [outlets] a, b in
      if a.reach != b.reach { return a.reach < b.reach }
      if a.measure != b.measure { return a.measure < b.measure }
      return a.bank != b.bank ? a.bank < b.bank : outlets[a.number].id.key < outlets[b.number].id.key
    }
    var rows: [Int32] = []
    rows.reserveCapacity(sightings.count)
    let inOrder = places.map { place in
      var outlet = outlets[place.number]
      let start = Int32(rows.count)
      for sighting in outlet.sightings { rows.append(sightings[Int(sighting)]) }
      outlet.sightings = start..<Int32(rows.count)
      return outlet
    }
    return (inOrder, rows)
  }

  private func isSameGroup(_ a: Int, _ b: Int) -> Bool {
    input.reach[a] == input.reach[b] && input.bank[a] == input.bank[b]
  }

  /// Fills in `outletOf`.
  private mutating func cluster() {
    leaders.removeAll()
    outletOf.removeAll(keepingCapacity: true)
    for row in rows {
      let accuracy = Double(input.accuracy[row])
      let measure = input.measure[row]
      var nearest: (outlet: Int, distance: Double)?
      // Leaders are at least as well measured, so none can agree beyond what two of the own accuracy allow.
      leaders.forEach(within: agreement(accuracy, accuracy), of: measure) { [input] outlet, leader in
        let tolerance = agreement(accuracy, Double(input.accuracy[leader]))
        guard abs(input.measure[leader] - measure) <= tolerance else { return }
        let distance = Geodesic.distance(
          fromLongitude: input.longitude[row], latitude: input.latitude[row], toLongitude: input.longitude[leader],
          latitude: input.latitude[leader])
        guard distance <= tolerance else { return }
        if let found = nearest, (found.distance, found.outlet) <= (distance, outlet) { return }
        nearest = (outlet, distance)
      }
      outletOf.append(nearest?.outlet ?? leaders.insert(row, at: measure))
    }
  }

  private mutating func appendOutlets() {
    if leaders.count == rows.count {
      for row in rows { append(outlet(of: CollectionOfOne(row), leader: row, input), CollectionOfOne(row)) }
      return
    }
    var members = [[Int]](repeating: [], count: leaders.count)
    for (row, number) in zip(rows, outletOf) { members[number].append(row) }
    for (rows, leader) in zip(members, leaders.rows) { append(outlet(of: rows, leader: leader, input), rows) }
  }

  private mutating func append(_ outlet: OutletRow, _ members: some Collection<Int>) {
    let start = sightings.count
    sightings += members.lazy.map { [input] in input.rows[$0] }
    if members.count > 1 { sightings[start...].sort() }
    outlets.append(outlet)
    outlets[outlets.count - 1].sightings = Int32(start)..<Int32(sightings.count)
  }
}

/// How far apart two sightings of one outlet may be, in metres: twice the accuracy of their difference.
///
/// The difference of two positions with round normal errors has the accuracy √(a² + b²) (68 %); 99 % of differences lie within
/// √(−2 ln 0.01) = 3.035 σ of it, which is 3.035 / 1.515 = 2.0 times that accuracy.
func agreement(_ a: Double, _ b: Double) -> Double { 2 * (a * a + b * b).squareRoot() }

/// The leaders of a group's outlets by their place along the reach.
private struct LeaderIndex {
  /// While there are few, looking at all of them is quickest; then they are kept in buckets of some metres.
  private static let bucketThreshold = 64
  private static let bucketLength = 16.0
  private var leaders: [(row: Int, measure: Double)] = []
  private var buckets: [Int: [Int]] = [:]

  var count: Int { leaders.count }
  var rows: [Int] { leaders.map(\.row) }

  mutating func removeAll() {
    leaders.removeAll(keepingCapacity: true)
    buckets.removeAll(keepingCapacity: true)
  }

  /// - Returns: the number of the new outlet.
  mutating func insert(_ row: Int, at measure: Double) -> Int {
    leaders.append((row, measure))
    if leaders.count == Self.bucketThreshold {
      for (outlet, leader) in leaders.enumerated() { addToBucket(outlet, leader.measure) }
    } else if leaders.count > Self.bucketThreshold {
      addToBucket(leaders.count - 1, measure)
    }
    return leaders.count - 1
  }

  private mutating func addToBucket(_ outlet: Int, _ measure: Double) {
    buckets[Int(measure / Self.bucketLength), default: []].append(outlet)
  }

  func forEach(within radius: Double, of measure: Double, _ body: (_ outlet: Int, _ leader: Int) -> Void) {
    let first = max(0, (measure - radius) / Self.bucketLength)
    let last = (measure + radius) / Self.bucketLength
    if leaders.count < Self.bucketThreshold || last - first > Double(buckets.count) {
      for (outlet, leader) in leaders.enumerated() where abs(leader.measure - measure) <= radius { body(outlet, leader.row) }
    } else {
      for bucket in Int(first)...Int(last) {
        for outlet in buckets[bucket] ?? [] { body(outlet, leaders[outlet].row) }
      }
    }
  }
}
