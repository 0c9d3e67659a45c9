import TestSupport
import Testing

/// The simulated campaign against its own truth.
@Suite("Simulated campaign")
struct TruthTests {
  /// One record of a crew, with the outlet that it really shows.
  struct Sighting {
    var outlet: OrderedJSON
    var record: OrderedJSON
    var observation: Layer.Feature

  }

  static func sightings(_ seed: UInt64) throws -> [Sighting] {
    let truth = try Layer(try bytes(of: Campaigns.folder(seed) + "/truth.geojson"))
    let observations = try Campaigns.output(seed).layer("observations").features
    let byName = Dictionary(
      uniqueKeysWithValues: observations.map { ("\($0.text("source") ?? "")|\($0.text("recorded_id") ?? "")", $0) })
    let sightings = try truth.features.flatMap { outlet in
      try (outlet.properties["sightings"]?.list ?? []).map { record in
        let name = "\(record["source"]?.string ?? "")|\(record["recorded_id"]?.string ?? "")"
        return Sighting(outlet: outlet.properties, record: record, observation: try #require(byName[name], "\(name)"))
      }
    }
    #expect(sightings.count == observations.count, "every observation is in truth.geojson, once")
    return sightings
  }

  @Test("the river of every observation clear of a confluence is the true one", arguments: Campaigns.seeds)
  func rivers(_ seed: UInt64) throws {
    var checked = 0
    for sighting in try Self.sightings(seed) {
      let accuracy = try #require(sighting.observation.number("accuracy_m"))
      let confluence = sighting.outlet["distance_to_confluence_m"]?.number ?? .infinity
      guard confluence > 3 * accuracy else { continue }
      checked += 1
      #expect(sighting.observation.text("river_id") == sighting.outlet["river_id"]?.string)
      #expect(sighting.observation.text("river_name") == sighting.outlet["river_name"]?.string)
      #expect(sighting.observation.text("reach_id") == sighting.outlet["reach_id"]?.string)
    }
    #expect(checked >= 100, "most observations are clear of a confluence")
  }

  @Test("distance, bank and place are within the position error of the truth", arguments: Campaigns.seeds)
  func places(_ seed: UInt64) throws {
    var banks = 0
    var far = 0
    for sighting in try Self.sightings(seed) {
      let observation = sighting.observation
      // Rounding of the record (a centimetre) and of the truth.
      let error = try #require(sighting.record["error_m"]?.number) + 0.05
      let distance = try #require(sighting.outlet["distance_m"]?.number)
      // The distance to a line changes by no more than the position does.
      #expect(abs(try #require(observation.number("distance_m")) - distance) <= error)
      // Who did not get as far as the line did not cross it.
      if error < distance {
        banks += 1
        #expect(observation.text("bank") == sighting.outlet["bank"]?.string)
      }
      let moved = abs(try #require(observation.number("measure_m")) - (sighting.outlet["measure_m"]?.number ?? .nan))
      // In a bend, the place on the line moves faster than the position.
      if moved > 3 * error + 1 { far += 1 }
    }
    #expect(banks >= 80)
    #expect(far <= 3, "\(far) measures are further off than a bend explains")
  }

  @Test("about as many outlets as were seen, and hardly one that is really two", arguments: Campaigns.seeds)
  func outlets(_ seed: UInt64) throws {
    let sightings = try Self.sightings(seed)
    var trueOf: [String: Set<String>] = [:]
    for sighting in sightings {
      let outlet = try #require(sighting.observation.text("outlet_id"))
      trueOf[outlet, default: []].insert(try #require(sighting.outlet["outlet"]?.string))
    }
    let seen = Set(sightings.compactMap { $0.outlet["outlet"]?.string }).count
    let mixed = trueOf.values.count { $0.count > 1 }
    print("seed \(seed): \(seen) outlets seen, \(trueOf.count) found, \(mixed) of them of two")
    #expect(trueOf.count * 100 >= seen * 97 && trueOf.count * 100 <= seen * 105)
    #expect(mixed <= 2)
  }

  @Test("evaluate counts what the truth and the layers say, and refuses what is no truth", arguments: Campaigns.seeds)
  func evaluate(_ seed: UInt64) throws {
    let sightings = try Self.sightings(seed)
    let truth = try Campaigns.folder(seed) + "/truth.geojson"
    let result = try Campaigns.output(seed).folder
    let end = try TestSupport.outlets("evaluate", result, "--truth", truth, "--json")
    #expect(end.code == 0, "\(end.messages)")
    let rows = try #require(try OrderedJSON(end.output)["rows"]?.list)
    func value(_ measure: String) -> Int? {
      rows.first { $0["measure"]?.string == measure }?["value"]?.number.map { Int($0) }
    }
    #expect(value("observations") == sightings.count && value("unknown_observations") == 0)
    let wrong = sightings.count { sighting in
      let river = sighting.observation.text("river_id")
      return river != nil && river != sighting.outlet["river_id"]?.string
    }
    #expect(value("observations_on_wrong_river") == wrong)
    #expect(try value("found_outlets") == Campaigns.output(seed).layer("outlets").features.count)
    #expect(value("seen_outlets") == Set(sightings.compactMap { $0.outlet["outlet"]?.string }).count)
    let folder = try TemporaryFolder()
    let sorted = try TestSupport.outlets(
      "evaluate", result, "--truth", truth, "--table", "rivers", "--sort", "seen_outlets", "--top", "2", "--out", folder("t.csv"),
      "--bom")
    #expect(sorted.code == 0 && sorted.output.isEmpty, "\(sorted.messages)")
    let written = try bytes(of: folder("t.csv"))
    #expect(written.starts(with: [0xEF, 0xBB, 0xBF]))
    let table = TableText(Array(written.dropFirst(3)))
    let seen = table.column("seen_outlets").compactMap(Int.init)
    // Two rivers, all others together, and the total.
    #expect(seen.count == 4 && seen[0] >= seen[1] && seen[0] + seen[1] + seen[2] == seen[3])
    #expect(try TestSupport.outlets("evaluate", result, "--truth", result + "/rivers.geojson").code == 65)
    #expect(try TestSupport.outlets("evaluate", result, "--truth", truth + ".absent").code == 66)
  }
}
