import SurveyModel
import TestSupport
import Testing

@testable import Summaries

/// A forest of reaches on a few rivers and basins, with outlets, drawn from a seed.
private func forest(_ seed: UInt64) -> ResultColumns {
  var random = SeededRandom(seed)
  let count = 60
  var result = ResultColumns()
  let (rivers, basins) = (7, ["W", "E", nil])
  var riverOf = (0..<count).map { _ in Int(random.next() % UInt64(rivers)) }
  riverOf.sort()
  for river in 0..<rivers {
    let own = riverOf.indices.filter { riverOf[$0] == river }
    let first = ReachNumber(own.first ?? 0)
    result.network.rivers.append(
      RiverRow(id: "R\(river)", name: nil, basin: basins[river % 3], reaches: first..<first + own.count, length: 1000))
  }
  var order = Array(0..<count)
  order.shuffle(using: &random)
  result.network.topology.downstream = NumberedColumn(repeating: nil, count: count)
  for (place, reach) in order.enumerated() {
    result.network.reaches.append(ReachRow(id: "r\(place)", river: RiverNumber(riverOf[place]), vertices: 0..<2, flowKnown: true))
    // A reach flows into one that stands later in the order.
    guard place < count - 1, random.unit() < 0.9 else { continue }
    let next = order[place + 1 + Int(random.next() % UInt64(min(5, count - 1 - place)))]
    result.network.topology.downstream[ReachNumber(reach)] = ReachNumber(next)
  }
  result.network.topology.order = order.map { ReachNumber($0) }
  result.network.longitude = [0, 1]
  result.network.latitude = [0, 0]
  result.network.measure = [0, 1000]
  for number in 0..<200 {
    let reach = Int(random.next() % UInt64(count))
    var outlet = OutletRow(
      id: OutletID(key: UInt64(number)), reach: ReachNumber(reach), measure: 0, place: Coordinate(x: 0, y: 0))
    outlet.sightings = SightingNumber(number)..<SightingNumber(number + 1)
    // Mostly its river's basin, sometimes another one.
    outlet.basin = result.basin(
      random.unit() < 0.8 ? result.network.rivers[RiverNumber(riverOf[reach])].basin : basins[Int(random.next() % 3)])
    result.outlets.append(outlet)
    result.sightings.append(ObservationRow(number))
    result.outletOfObservation.append(OutletNumber(number))
    result.matches.reach.append(ReachNumber(reach))
    result.matches.runnerUpRiver.append(nil)
  }
  result.observations = observationColumns((0..<200).map { (Double($0), 0) })
  summarise(&result)
  return result
}

private func summarise(_ result: inout ResultColumns) {
  result.rivers = rollUpRivers(result)
  result.basins = rollUpAreas(
    result, areas: [("W", nil), ("E", nil)], lengths: nil, ids: result.basinIDs, of: \.basin)
  result.districts = rollUpAreas(result, areas: [], lengths: nil, ids: result.districtIDs, of: \.district)
  result.reaches = reachTotals(result.outlets, network: result.network)
  addTributaries(toRivers: &result.rivers, result.reaches, network: result.network)
  addTributaries(
    toBasins: &result.basins, result.outlets, ids: result.basinIDs, result.reaches,
    basinOfReach: NumberedColumn(result.network.reaches.map { result.network.rivers[$0.river].basin }), network: result.network)
}

/// The reaches that the water of one passes, itself first.
private func way(_ reach: ReachNumber, _ network: RiverNetwork) -> [ReachNumber] {
  var way = [reach]
  while let next = network.downstream(ofReach: way[way.count - 1]) { way.append(next) }
  return way
}

@Suite("Outlets with tributaries")
struct TributaryTests {
  @Test("each outlet is followed down its way by hand: reaches, rivers and basins count it once", arguments: 1...20)
  func followed(_ seed: UInt64) throws {
    let result = forest(seed)
    let network = result.network
    for reach in network.reaches.indices {
      let expected = result.outlets.count { way($0.reach, network).contains(reach) }
      #expect(result.reaches[reach].outletsWithTributaries == expected)
    }
    for (number, row) in result.rivers.rows.enumerated() {
      let expected = result.outlets.count { way($0.reach, network).contains { network.reaches[$0].river.index == number } }
      #expect(row.outletsWithTributaries == expected)
    }
    #expect(result.basins.rows.map(\.id) == ["E", "W", nil] && result.rivers.rows.count == 7)
    for row in result.basins.rows {
      guard let id = row.id else {
        #expect(row.outletsWithTributaries == nil)
        continue
      }
      let expected = result.outlets.count { outlet in
        result.basinIDs[Int(outlet.basin)] == id
          || way(outlet.reach, network).contains { network.rivers[network.reaches[$0].river].basin == id }
      }
      #expect(row.outletsWithTributaries == expected, "\(id)")
    }
    #expect(result.rivers.total.outletsWithTributaries == 200 && result.basins.total.outletsWithTributaries == 200)
    #expect(imbalance(of: result) == nil)
  }

  @Test("a wrong total is noticed")
  func wrong() throws {
    let right = forest(5)
    var result = right
    result.rivers.rows[3].outletsWithTributaries? += 1
    #expect(imbalance(of: result)?.contains("R3") == true)
    result = right
    result.reaches[7].outletsWithTributaries? -= 1
    #expect(imbalance(of: result) != nil)
    result = right
    result.reaches[7].outlets += 1
    #expect(imbalance(of: result)?.contains("r7") == true)
    result = right
    result.basins.rows[0].outletsWithTributaries = 0
    #expect(imbalance(of: result)?.contains("basins") == true)
  }

  @Test("where the flow is not known nothing is claimed, and no total either")
  func unknown() throws {
    var result = forest(6)
    let reach = try #require(result.network.topology.downstream.firstIndex(of: nil))
    result.network.reaches[reach].flowKnown = false
    summarise(&result)
    let river = result.network.reaches[reach].river
    #expect(result.reaches[reach].outletsWithTributaries == nil && result.rivers.rows[river.index].outletsWithTributaries == nil)
    #expect(result.rivers.total.outletsWithTributaries == nil)
    #expect(result.rivers.rows.count { $0.outletsWithTributaries != nil } == 6)
    var plain = forest(6)
    plain.network.topology = RiverTopology()
    summarise(&plain)
    #expect(plain.rivers.rows.allSatisfy { $0.outletsWithTributaries == nil })
  }

  @Test("basins of the network: the river at the end of the water's way")
  func networkBasinsTest() throws {
    let network = forest(8).network
    let basins = networkBasins(network)
    #expect(basins.count == network.reaches.count)
    for (reach, basin) in basins.numbered {
      #expect(basin == network.rivers[network.reaches[way(reach, network).last ?? 0].river].id)
    }
  }
}
