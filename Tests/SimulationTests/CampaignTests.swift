import Foundation
import Simulation
import SurveyModel
import TestSupport
import Testing

private let seeds: [UInt64] = [7, 1, 2, 20_240_513]

private func options(seed: UInt64) -> CampaignOptions {
  var options = CampaignOptions()
  options.seed = seed
  return options
}

private let sample = SharedData.packageFolder.appending(path: "data")

struct CampaignTests {
  @Test(
    "data/ is what the default options make",
    .enabled(if: FileManager.default.fileExists(atPath: sample.appending(path: "truth.geojson").path)))
  func committedData() throws {
    let files = try simulateCampaign(CampaignOptions()).files
    #expect(files.count == 11)
    for file in files {
      let stored = try Data(contentsOf: sample.appending(path: file.name))
      #expect(stored.elementsEqual(file.bytes), "\(file.name): make data/ again with outlets simulate")
    }
  }

  @Test("records have the times of their day")
  func times() throws {
    let campaign = try simulateCampaign(CampaignOptions())
    func text(_ name: String) -> String {
      String(decoding: campaign.files.first { $0.name == name }?.bytes ?? [], as: UTF8.self)
    }
    // 19,856 days after 1970-01-01 is 2024-05-13; the form is filled in on the fourth day, in the time of Beijing.
    #expect(text("surveys/flights/flight-01.csv").contains("F1-001,2024-05-13T01:"))
    #expect(text("surveys/flights/flight-02.gpx").contains("<time>2024-05-14T01:30:00Z</time>"))
    #expect(text("surveys/walks/walk-02.csv").contains(",2024-05-16T08:"))
    #expect(text("surveys/walks/walk-02.csv").contains("+08:00,"))
    for party in 0..<4 {
      let times = campaign.sightings.filter { $0.party == party }.map(\.time)
      #expect(times == times.sorted())
    }
  }

  @Test("the same seed gives the same bytes, another seed gives others")
  func determinism() throws {
    let first = try simulateCampaign(options(seed: 7)).files
    let second = try simulateCampaign(options(seed: 7)).files
    let other = try simulateCampaign(options(seed: 8)).files
    #expect(first.map(\.name) == second.map(\.name) && first.map(\.name) == other.map(\.name))
    #expect(first.map(\.bytes) == second.map(\.bytes))
    for (a, b) in zip(first, other) where a.name != "README.md" { #expect(a.bytes != b.bytes, "\(a.name)") }
  }

  @Test("more outlets leave the rivers as they are")
  func streams() throws {
    var more = options(seed: 7)
    more.outlets = 80
    let rivers = { (campaign: Campaign) in campaign.files.first { $0.name == "rivers.geojson" }?.bytes }
    #expect(try rivers(simulateCampaign(more)) == rivers(simulateCampaign(options(seed: 7))))
  }

  @Test("the default campaign is small and complete")
  func files() throws {
    let campaign = try simulateCampaign(CampaignOptions())
    #expect(
      campaign.files.map(\.name) == [
        "README.md", "basins.geojson", "districts.geojson", "rivers.geojson", "surveys/flights/flight-01.csv",
        "surveys/flights/flight-01.gpx", "surveys/flights/flight-02.csv", "surveys/flights/flight-02.gpx",
        "surveys/walks/walk-01.gpx", "surveys/walks/walk-02.csv", "truth.geojson",
      ])
    #expect(campaign.files.reduce(0) { $0 + $1.bytes.count } < 400_000)
    #expect(campaign.rivers.count == 6 && campaign.outlets.count == 60)
  }

  @Test("every outlet lies at its offset, on its bank, at its measure, and far from other rivers", arguments: seeds)
  func truth(seed: UInt64) throws {
    let campaign = try WrittenCampaign(options(seed: seed))
    #expect(campaign.truths.count == 60)
    for truth in campaign.truths {
      let id = try truth.text("outlet")
      let river = try truth.text("river_id")
      let reach = try Int(truth.number("reach"))
      let own = try #require(campaign.lines.first { $0.riverID == river && $0.reach == reach })
      let place = walk(own.points, to: truth.position)
      let reachLength = walk(own.points, to: try #require(own.points.last)).measure
      #expect(abs(place.distance - (try truth.number("distance_m"))) < 0.01, "\(id)")
      #expect((2.95...25.05).contains(place.distance), "\(id)")
      #expect(place.isLeft == (try truth.text("bank") == "left"), "\(id)")
      #expect(abs(place.measure - (try truth.number("measure_m"))) < 0.05, "\(id)")
      #expect(abs(100 * (1 - place.measure / reachLength) - (try truth.number("measure_percent"))) < 0.01, "\(id)")
      let others = campaign.lines.filter { $0.riverID != river }.map { walk($0.points, to: truth.position).distance }
      #expect(try #require(others.min()) > 199.9, "\(id)")
      #expect(abs(try #require(others.min()) - (try truth.number("distance_to_other_river_m"))) < 5, "\(id)")
      let basin = try #require(campaign.basins.first { contains($0.ring, truth.position) })
      let district = try #require(campaign.districts.first { contains($0.ring, truth.position) })
      #expect(try basin.id == truth.text("basin") && district.id == truth.text("district"), "\(id)")
    }
  }

  @Test("records of the files are the sightings of the truth, at the stated error", arguments: seeds)
  func sightings(seed: UInt64) throws {
    let campaign = try WrittenCampaign(options(seed: seed))
    var found: [String: Set<String>] = [:]
    var droneOnly = 0
    for truth in campaign.truths {
      let id = try truth.text("outlet")
      #expect(truth.isMissed == truth.sightings.isEmpty, "\(id)")
      var methods: Set<String> = []
      for sighting in truth.sightings {
        let source = try #require(sighting["source"] as? String)
        let name = try #require(sighting["recorded_id"] as? String)
        let recorded = try #require(campaign.records[source]?[name], "\(source) \(name)")
        let error = try #require(sighting["error_m"] as? Double)
        #expect(abs(distance(truth.position, recorded) - error) < 0.02, "\(id) \(name)")
        #expect(found[source, default: []].insert(name).inserted, "\(name) shows two outlets")
        methods.insert(try #require(sighting["method"] as? String))
      }
      if methods == ["drone"] { droneOnly += 1 }
      if truth.properties["drone_only"] as? Bool == true { #expect(!methods.contains("foot"), "\(id)") }
    }
    for (source, records) in campaign.records { #expect(found[source, default: []] == Set(records.keys), "\(source)") }
    #expect(droneOnly >= 6)
    #expect((3...9).contains(campaign.truths.count(where: \.isMissed)))
    #expect(campaign.truths.count { $0.sightings.count >= 2 } >= 25)
  }

  @Test("errors agree with the stated accuracies over many campaigns")
  func accuracies() throws {
    var ratios: [Double] = []
    for seed in 100..<112 as Range<UInt64> {
      for sighting in try simulateCampaign(options(seed: seed)).sightings { ratios.append(sighting.error / sighting.accuracy) }
    }
    let within = Double(ratios.count { $0 <= 1 }) / Double(ratios.count)
    // Standard error with some 1,400 sightings: 0.012.
    #expect(ratios.count > 1_000)
    #expect(abs(within - 0.683) < 0.04)
  }

  @Test("twins stand apart on one bank, opposites face each other", arguments: seeds)
  func pairs(seed: UInt64) throws {
    let outlets = try simulateCampaign(options(seed: seed)).outlets
    var pairs = 0
    for outlet in outlets {
      if let twin = outlet.twin {
        pairs += 1
        let other = outlets[twin]
        let apart = distance([outlet.position.x, outlet.position.y], [other.position.x, other.position.y])
        #expect(apart >= 29.95 && apart < 80 && other.bank == outlet.bank && other.river == outlet.river)
        #expect(abs(other.measure - outlet.measure) >= 28)
      }
      if let opposite = outlet.opposite {
        pairs += 1
        #expect(outlets[opposite].bank != outlet.bank && abs(outlets[opposite].measure - outlet.measure) < 60)
      }
    }
    #expect(pairs >= 8)
  }
}
