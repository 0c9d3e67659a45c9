import SurveyModel
import TestSupport
import Testing

/// Everything an outlet says, with its sightings by what the crew called them.
private func content(_ merged: Merged, _ observations: ObservationColumns) -> [String] {
  merged.outlets.map { outlet in
    let rows = merged.rows(of: outlet)
    let names = rows.map { observations.recordedID.text(at: $0) ?? "" }.sorted()
    let name = outlet.nameRow.flatMap { observations.name.text(at: $0.index) }
    #expect(outlet.nameRow.map { rows.contains($0.index) } ?? true)
    var copy = outlet
    copy.nameRow = nil
    return "\(copy) \(names) \(name ?? "")"
  }
}

@Suite("Same outlets, same ids")
struct IdentityTests {
  private func campaign(_ seed: UInt64) -> [Sighting] {
    var random = SeededRandom(seed)
    var sightings: [Sighting] = []
    for _ in 0..<60 {
      let at = random.unit() * 500
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        sightings.append(
          Sighting(
            at + 12 * (random.unit() - 0.5), 10 + 8 * (random.unit() - 0.5), accuracy: [3, 5, 8, 30][Int(random.unit() * 4)],
            time: random.unit() < 0.3 ? nil : Int64(random.unit() * 5), reach: ReachNumber(Int(random.unit() * 4)),
            bank: random.unit() < 0.5 ? .left : .right
          ).with {
            $0.method = SurveyMethod.allCases[Int(random.unit() * 3)]
            $0.type = OutletType.allCases[Int(random.unit() * 5)]
            $0.name = random.unit() < 0.5 ? "name \(sightings.count)" : nil
            $0.attributes = "{\"n\":\(Int(random.unit() * 3))}"
          })
      }
    }
    // Some records come twice, in every respect or with another type and name.
    for row in 0..<20 {
      sightings.append(sightings[row])
      sightings.append(
        sightings[row].with {
          $0.type = .industrial
          $0.name = "again"
        })
    }
    return sightings
  }

  @Test("rows in any order: the same outlets with the same ids", arguments: [1, 2, 3, 4] as [UInt64])
  func permutation(seed: UInt64) {
    let sightings = campaign(seed)
    let (observations, matches) = Equator.columns(sightings)
    let expected = mergedColumns(observations, matches)
    let expectedContent = content(expected, observations)
    var random = SeededRandom(seed &+ 100)
    for _ in 0..<3 {
      let order = sightings.indices.shuffled(using: &random)
      var shuffled = observations.selecting(order)
      for row in order.indices {
        shuffled.record[row] = Int32(random.unit() * 1000)
        shuffled.byteOffset[row] = Int(random.unit() * 1000)
      }
      let shuffledMatches = Equator.columns(order.map { sightings[$0] }).1
      let result = mergedColumns(shuffled, shuffledMatches)
      let same = content(result, shuffled) == expectedContent
      #expect(same)
    }
  }

  @Test("later sightings do not change an id, even better ones")
  func stable() throws {
    let first = Sighting(100, accuracy: 6, time: 1000)
    let id = merged([first]).outlets[0].id
    let later = [
      Sighting(98, accuracy: 2, time: 2 * day), Sighting(103, accuracy: 9, time: 3 * day), Sighting(101, accuracy: 5),
      Sighting(100, accuracy: 6, time: 1001),
    ]
    for count in 1...later.count {
      let outlets = merged(later.prefix(count) + [first]).outlets
      try #require(outlets.count == 1)
      #expect(outlets[0].id == id)
    }
  }

  @Test("an id is made of time, position and river, and of nothing else")
  func parts() {
    func id(_ sighting: Sighting) -> OutletID { merged([sighting]).outlets[0].id }
    let sighting = Sighting(100, time: 7)
    let same = sighting.with {
      ($0.accuracy, $0.method, $0.type, $0.bank, $0.name) = (2, .drone, .municipal, .right, "name")
      $0.attributes = "{\"a\":1}"
    }
    #expect(id(same) == id(sighting))
    // Reaches 1 and 2 are of one river: a river drawn in other pieces keeps its outlets' ids.
    #expect(id(sighting.with { $0.reach = 1 }) == id(sighting.with { $0.reach = 2 }))
    let different = [
      sighting, sighting.with { $0.time = 8 }, sighting.with { $0.time = nil }, sighting.with { $0.x = 100.1 },
      sighting.with { $0.y = 10.1 }, sighting.with { $0.reach = 1 }, sighting.with { $0.reach = 3 },
    ]
    #expect(Set(different.map(id)).count == different.count)
    // Below the seventh decimal nothing is told apart, as in the outputs.
    #expect(id(sighting.with { $0.x = 100.0001 }) == id(sighting))
  }

  @Test("the ids of this version, which the next ones must keep")
  func golden() {
    #expect(merged([Sighting(100, time: 1_500_000_000_000_000)]).outlets[0].id.description == "OE2ZTGMJBXBJ7")
    #expect(merged([Sighting(100)]).outlets[0].id.description == "OCK1FZCY71A62")
  }

  @Test("twelve characters that survive handwriting")
  func alphabet() {
    for outlet in merged((0..<200).map { Sighting(100 * Double($0)) }).outlets {
      let id = outlet.id.description
      #expect(id.count == 13 && id.first == "O")
      #expect(id.dropFirst().allSatisfy { "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains($0) })
    }
  }

  @Test("two outlets whose first sightings are one record twice: the second one gets a suffix, in any order")
  func suffix() throws {
    // Their names tell them apart, and only these.
    let sightings = zip(["a", "b", "c"], [.right, .left, nil] as [Bank?]).map { name, bank in
      Sighting(100, time: 7, bank: bank).with { $0.name = name }
    }
    let outlets = merged(sightings).outlets
    let id = outlets[0].id.description
    #expect(outlets.map(\.id.description) == [id, id + "-2", id + "-3"])
    #expect(outlets.map(\.bank) == [nil, .left, .right])
    #expect(merged(sightings.reversed()).outlets.map(\.id) == outlets.map(\.id))
  }
}
