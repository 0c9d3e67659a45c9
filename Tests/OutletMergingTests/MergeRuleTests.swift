import Foundation
import SurveyModel
import TestSupport
import Testing

@Suite("Which sightings are one outlet")
struct MergeRuleTests {
  @Test("two visits within their errors are one, far beyond them two", arguments: [2, 5, 10] as [Float])
  func distance(accuracy: Float) {
    func found(_ distance: Double) -> Int {
      merged([Sighting(100, accuracy: accuracy, time: 0), Sighting(100 + distance, accuracy: accuracy, time: day)]).outlets.count
    }
    #expect(found(Double(accuracy)) == 1)
    #expect(found(Double(accuracy) * 5) == 2)
    // The same away from the river.
    #expect(
      merged([
        Sighting(100, 5, accuracy: accuracy, time: 0), Sighting(100, 5 + 5 * Double(accuracy), accuracy: accuracy, time: day),
      ])
      .outlets.count == 2)
  }

  /// Fifty outlets 200 m apart, seen by each of `visits` visits with normal errors.
  private func campaign(visits: Int, understated: Double = 1) -> [Sighting] {
    var random = SeededRandom(4)
    func error(_ accuracy: Double) -> Double {
      understated * accuracy / 1.515 * (-2 * log(1 - random.unit())).squareRoot() * cos(2 * .pi * random.unit())
    }
    return (0..<50 * visits).map { number in
      let accuracy = 2 + 6 * random.unit()
      let time = Int64(number / 50) * day + Int64(number % 50) * 60_000_000
      return Sighting(
        100 + 200 * Double(number % 50) + error(accuracy), 60 + error(accuracy), accuracy: Float(accuracy), time: time)
    }
  }

  @Test("many sightings with normal errors are the outlets that they show, also where the errors are understated")
  func manySightings() {
    #expect(merged(campaign(visits: 20)).outlets.count == 50)
    #expect((50...51).contains(merged(campaign(visits: 4, understated: 1.5)).outlets.count))
  }

  @Test("a boundary between two reaches is no place: nearness decides across it")
  func reachBoundary() {
    let sightings = [
      Sighting(100, time: 0, reach: 1), Sighting(104, time: day, reach: 2), Sighting(140, time: 0, reach: 2),
    ]
    #expect(groups(sightings) == [[0, 1], [2]])
  }

  @Test("an error can put a sighting on the other bank; far across the water there is another outlet")
  func banks() {
    let near = [Sighting(100, 2, time: 0), Sighting(101, -1, time: day, bank: .right), Sighting(100, 1, time: 2 * day)]
    #expect(groups(near) == [[0, 1, 2]])
    let across = [Sighting(100, 30, time: 0), Sighting(100, -30, time: day, bank: .right)]
    #expect(groups(across).count == 2)
  }

  @Test("two pipes that a crew noted in one visit stay two, and sightings of both go each to its own")
  func twins() {
    let sightings = [0, day, 2 * day].flatMap { start in
      [Sighting(100, accuracy: 3, time: start), Sighting(106, accuracy: 3, time: start + 30_000_000)]
    }
    #expect(groups(sightings) == [[0, 2, 4], [1, 3, 5]])
  }

  /// The outlet, 0 or 1, that a sighting of another visit joins; it is two metres nearer to the second one.
  private func joined(_ first: Sighting, _ second: Sighting, _ third: Sighting) -> Int? {
    let three = [first, second, third].enumerated().map { number, sighting in
      sighting.with { ($0.x, $0.time) = ([100, 112, 107][number], number == 2 ? day : Int64(number) * 30_000_000) }
    }
    let found = groups(three)
    return found.firstIndex { $0.contains(2) && $0.count == 2 }
  }

  @Test("two names of one visit are two outlets at any distance; a frequent name says little, a rare one much")
  func names() {
    let two = zip(["north", "south"], [0, 30_000_000]).map { name, time in
      Sighting(100, time: time).with { $0.name = name }
    }
    #expect(groups(two).count == 2)
    let plain = Sighting(0)
    let mill = plain.with { $0.name = "mill" }
    #expect(joined(plain, plain, plain) == 1)
    #expect(joined(mill, plain.with { $0.name = "weir" }, mill) == 0)
    #expect(joined(mill, mill, mill) == 1)
  }

  @Test("a name that only numbers the records tells nothing apart")
  func numberedNames() {
    func found(_ names: [String], _ ids: [String]) -> Int {
      let (columns, matches) = Equator.columns(
        zip(names, [0, 60_000_000]).map { name, time in
          Sighting(100 + Double(time) / 60_000_000, time: time).with { $0.name = name }
        })
      var observations = columns
      observations.recordedID.removeAll()
      for id in ids { observations.recordedID.append(id) }
      return mergedColumns(observations, matches).outlets.count
    }
    #expect(found(["left bank 46", "left bank 47"], ["W2-046", "W2-047"]) == 1)
    #expect(found(["W2-046", "W2-047"], ["W2-046", "W2-047"]) == 1)
    #expect(found(["left bank 1", "left bank 2"], ["W2-046", "W2-047"]) == 2)
  }

  @Test("the same code is the same outlet, another code another one")
  func codes() {
    func coded(_ codes: [String?], _ distance: Double) -> Int {
      merged(
        codes.enumerated().map { number, code in
          Sighting(100 + distance * Double(number), time: Int64(number) * day).with { $0.code = code }
        }
      ).outlets.count
    }
    #expect(coded(["A1", "A1"], 60) == 1 && coded([nil, nil], 60) == 2)
    #expect(coded(["A1", "A2"], 12) == 2 && coded([nil, nil], 12) == 1)
    // Where places are impossibly far apart, a code is not believed.
    #expect(coded(["A1", "A1"], 115) == 1 && coded(["A1", "A1"], 125) == 2 && coded(["A1", "A1"], 500) == 2)
  }

  @Test("the type, the code and the bank that a crew states decide between two outlets that are about as near")
  func statements() {
    let plain = Sighting(0)
    let industrial = plain.with { $0.type = .industrial }
    #expect(joined(industrial, plain.with { $0.type = .municipal }, industrial) == 0)
    #expect(joined(plain.with { $0.code = "A1" }, plain.with { $0.code = "A2" }, plain.with { $0.code = "A1" }) == 0)
    #expect(joined(plain.with { $0.claim = .left }, plain.with { $0.claim = .right }, plain.with { $0.claim = .left }) == 0)
  }

  @Test("drone and foot sightings of one pipe count once")
  func methods() {
    let drone = Sighting(103, accuracy: 10, time: 0).with { $0.method = .drone }
    #expect(groups([drone, Sighting(100, time: day), drone.with { ($0.x, $0.time) = (95, 2 * day) }]) == [[0, 1, 2]])
  }

  @Test("a row of sightings does not become one long outlet")
  func noChaining() {
    let merged = merged((0..<100).map { Sighting(100 + 8 * Double($0)) })
    #expect(merged.outlets.count >= 25)
    for rows in merged.groups {
      let xs = rows.map { 8 * Double($0) }
      #expect((xs.max() ?? 0) - (xs.min() ?? 0) <= 28.3)
    }
    #expect(merged.outletOfObservation.allSatisfy { $0 != nil })
  }

  @Test("unmatched ones belong to no outlet, and nothing is no trouble")
  func unmatched() {
    let some = merged([Sighting(100, reach: nil), Sighting(100), Sighting(101, reach: nil), Sighting(300)])
    #expect(some.outletOfObservation == [nil, 0, nil, 1] && some.groups == [[1], [3]])
    #expect(merged([Sighting(1, reach: nil)]).outletOfObservation == [nil])
    #expect(merged([]).outlets.isEmpty && merged([]).outletOfObservation.isEmpty)
  }

  @Test("outlets are sorted by reach, measure and bank; each observation points at its own")
  func order() {
    var random = SeededRandom(3)
    let sightings = (0..<300).map { _ in
      Sighting(
        (random.unit() * 400).rounded(), 10 * random.unit(), accuracy: 1 + Float(random.unit()), time: nil,
        reach: [nil, 0, 1, 2, 3][Int.random(in: 0...4, using: &random)],
        bank: [.left, .right, nil].randomElement(using: &random) ?? nil)
    }
    let merged = merged(sightings)
    let (outlets, owner) = (merged.outlets, merged.outletOfObservation)
    for (a, b) in zip(outlets, outlets.dropFirst()) {
      let keyA = (a.reach.index, a.measure, a.bank.map { Int($0.rawValue) } ?? -1, a.id.description)
      let keyB = (b.reach.index, b.measure, b.bank.map { Int($0.rawValue) } ?? -1, b.id.description)
      #expect(keyA < keyB)
    }
    var seen = OptionalNumbers<OutletNumber>(repeating: nil, count: sightings.count)
    for (number, outlet) in outlets.numbered {
      let rows = merged.rows(of: outlet)
      #expect(rows == rows.sorted())
      for row in rows {
        #expect(seen[row] == nil)
        seen[row] = number
      }
    }
    #expect(seen == owner)
    for (row, sighting) in sightings.enumerated() { #expect((owner[row] == nil) == (sighting.reach == nil)) }
    #expect(Set(outlets.map(\.id)).count == outlets.count)
  }
}
