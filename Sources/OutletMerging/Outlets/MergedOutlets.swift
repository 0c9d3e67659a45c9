import SurveyMath
import SurveyModel

/// The outlets of all components.
struct MergedOutlets {
  var outlets: NumberedColumn<OutletNumber, OutletRow> = []
  var sightings: NumberedColumn<SightingNumber, ObservationRow> = []
  /// Those whose sightings lie on several reaches or banks.
  private var divided: [OutletNumber] = []

  init(capacity: Int) {
    // There is room for an outlet for each observation. Pages that are never written take no memory.
    outlets.reserveCapacity(capacity)
    sightings.reserveCapacity(capacity)
  }

  mutating func append(_ made: ComponentMerger.Made) {
    let base = sightings.count
    for number in made.divided { divided.append(OutletNumber(outlets.count + number)) }
    sightings.values += made.sightings
    for var outlet in made.outlets {
      outlet.sightings = outlet.sightings.lowerBound + base..<outlet.sightings.upperBound + base
      outlets.append(outlet)
    }
  }

  /// Sorts the outlets by reach, measure, bank and id, and their sightings in the same order.
  mutating func sort() {
    var order = ascendingOrder(outlets.map { UInt32(truncatingIfNeeded: $0.reach.index) })
    var start = 0
    var along: [(measure: Double, number: Int32)] = []
    while start < order.count {
      along.removeAll(keepingCapacity: true)
      let reach = outlets.values[Int(order[start])].reach
      while start + along.count < order.count, outlets.values[Int(order[start + along.count])].reach == reach {
        let number = order[start + along.count]
        along.append((outlets.values[Int(number)].measure, number))
      }
      if along.count > 1 {
        along.sort { [outlets] in
          $0.measure != $1.measure
            ? $0.measure < $1.measure : outlets.values[Int($0.number)].precedesHere(outlets.values[Int($1.number)])
        }
      }
      for (place, outlet) in along.enumerated() { order[start + place] = outlet.number }
      start += along.count
    }
    var rows: [ObservationRow] = []
    rows.reserveCapacity(sightings.count)
    for number in order {
      let start = SightingNumber(rows.count)
      for sighting in outlets.values[Int(number)].sightings { rows.append(sightings[sighting]) }
      outlets.values[Int(number)].sightings = start..<SightingNumber(rows.count)
    }
    sightings = NumberedColumn(rows)
    put(in: order)
  }

  /// Puts the outlet that stands at `order[i]` at place i, along the cycles of the permutation: a second array of them would double
  /// their memory.
  private mutating func put(in order: [Int32]) {
    var order = order
    for start in order.indices where order[start] >= 0 {
      var place = start
      let first = outlets.values[start]
      while true {
        let from = Int(order[place])
        order[place] = -1
        if from == start { break }
        outlets.values[place] = outlets.values[from]
        place = from
      }
      outlets.values[place] = first
    }
  }

  func outletOfObservation(count: Int) -> OptionalNumbers<OutletNumber> {
    var owners = OptionalNumbers<OutletNumber>(repeating: nil, count: count)
    for (number, outlet) in outlets.numbered {
      for sighting in outlet.sightings { owners[sightings[sighting].index] = number }
    }
    return owners
  }

  /// Places the outlets whose sightings lie on several reaches or banks by their own best positions.
  mutating func placeDivided(_ source: MergeSource, _ placing: (ObservationColumns) throws -> MatchColumns) throws {
    guard !divided.isEmpty else { return }
    // What most crews wrote of the river counts for all of them.
    var positions = source.observations.selecting(divided.map { claimant(of: outlets[$0], source).index })
    for (index, number) in divided.enumerated() {
      positions.longitude[index] = outlets[number].observed.longitude
      positions.latitude[index] = outlets[number].observed.latitude
      positions.accuracy[index] = Float(outlets[number].accuracy)
    }
    let matches = try placing(positions)
    for (index, number) in divided.enumerated() {
      if let reach = matches.reach[index] { outlets[number].place(matches, index, onReach: reach) }
      outlets[number].flags.formUnion(flags(of: outlets[number], source))
      outlets[number].id = identity(of: outlets[number], source)
    }
  }

  /// The most accurate sighting of those whose crews wrote the river that most wrote; else the most accurate one.
  private func claimant(of outlet: OutletRow, _ source: MergeSource) -> ObservationRow {
    let rows = outlet.sightings.map { sightings[$0] }.sorted { source.precedes($0, $1) }
    let claims = source.observations.claims
    var votes: [Int: Int] = [:]
    for row in rows { votes[claims.nameNumber(at: row.index), default: 0] += 1 }
    votes[0] = nil
    let most = votes.values.max()
    return rows.first { votes[claims.nameNumber(at: $0.index)] == most } ?? rows[0]
  }

  private func flags(of outlet: OutletRow, _ source: MergeSource) -> RuleSet {
    let (matches, reaches) = (source.matches, source.network.reaches)
    var flags: RuleSet = []
    for sighting in outlet.sightings {
      let row = sightings[sighting].index
      guard let reach = matches.reach[row] else { continue }
      if reaches[reach].river != reaches[outlet.reach].river {
        flags.insert(.riverByMerge)
      } else if let bank = matches.bank[row], let own = outlet.bank, bank != own {
        flags.insert(.bankByMerge)
      }
    }
    return flags
  }

  private func identity(of outlet: OutletRow, _ source: MergeSource) -> OutletID {
    let rows = outlet.sightings.map { sightings[$0] }
    let input = MergeInput(source, rows: rows[...])
    return outletID(Array(rows.indices), leader: 0, input, river: source.network.reaches[outlet.reach].river)
  }
}

extension OutletRow {
  /// The order of outlets at the same place of a reach: by bank and id.
  fileprivate func precedesHere(_ other: OutletRow) -> Bool {
    bank != other.bank ? bankNumber(bank) < bankNumber(other.bank) : id.key < other.id.key
  }

  /// Takes the place that a match gives.
  fileprivate mutating func place(_ matches: MatchColumns, _ index: Int, onReach reach: ReachNumber) {
    self.reach = reach
    measure = matches.measure[index]
    place = Coordinate(longitude: matches.placeLongitude[index], latitude: matches.placeLatitude[index])
    distance = matches.distance[index]
    bank = matches.bank[index]
    confidence = Double(matches.confidence[index])
  }
}

private func bankNumber(_ bank: Bank?) -> Int { bank.map { Int($0.rawValue) + 1 } ?? 0 }
