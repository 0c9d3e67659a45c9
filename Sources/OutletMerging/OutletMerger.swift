import PROJKit
import SurveyModel

/// Merges the observations of whole reaches. Each thread has its own; its arrays are reused for every group.
struct OutletMerger {
  private let source: MergeSource
  /// The observations of the current chunk.
  private var input: MergeInput
  /// The observations of the current group as indices of `input`, those with the best accuracy first.
  private var rows: [Int] = []
  /// For each element of `rows` the number of its outlet within the group.
  private var outletOf: [Int] = []
  private var leaders = LeaderIndex()
  /// The outlets of the chunk that were made so far.
  private var outlets: [OutletRow] = []
  /// The rows of their sightings, outlet after outlet.
  private var sightings: [ObservationRow] = []

  init(_ source: MergeSource) {
    self.source = source
    input = MergeInput(source, rows: [])
  }

  /// Merges the observations of whole reaches.
  /// - Parameter grouped: rows of the run's columns, sorted by group.
  /// - Returns: the outlets, sorted by reach, measure, bank and id; and the rows of their sightings, outlet after outlet.
  mutating func merge(_ grouped: ArraySlice<ObservationRow>) -> (outlets: [OutletRow], sightings: [ObservationRow]) {
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

  /// The outlets and their sightings in their final order.
  private func sorted() -> (outlets: [OutletRow], sightings: [ObservationRow]) {
    var keys = outlets.indices.map { number in
      (reach: outlets[number].reach, measure: outlets[number].measure, bank: bankNumber(outlets[number].bank), number: number)
    }
    keys.sort { [outlets] a, b in
      if a.reach != b.reach { return a.reach < b.reach }
      if a.measure != b.measure { return a.measure < b.measure }
      return a.bank != b.bank ? a.bank < b.bank : outlets[a.number].id.key < outlets[b.number].id.key
    }
    var rows: [ObservationRow] = []
    rows.reserveCapacity(sightings.count)
    let inOrder = keys.map { key in
      var outlet = outlets[key.number]
      let start = SightingNumber(rows.count)
      for sighting in outlet.sightings { rows.append(sightings[sighting.index]) }
      outlet.sightings = start..<SightingNumber(rows.count)
      return outlet
    }
    return (inOrder, rows)
  }

  private func isSameGroup(_ a: Int, _ b: Int) -> Bool {
    input.reach[a] == input.reach[b] && input.bank[a] == input.bank[b]
  }

  /// Finds the outlet of each observation of the group: fills in `outletOf` and `leaders`.
  private mutating func cluster() {
    leaders.removeAll()
    outletOf.removeAll(keepingCapacity: true)
    for row in rows {
      let accuracy = Double(input.accuracy[row])
      let measure = input.measure[row]
      var nearest: (outlet: Int, distance: Double)?
      // The accuracy of a leader is at least as good, so it agrees at no greater distance than one of the same accuracy would.
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
    outlets[outlets.count - 1].sightings = SightingNumber(start)..<SightingNumber(sightings.count)
  }
}
