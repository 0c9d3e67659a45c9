import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import Simulation

/// Campaigns of many kinds: each option makes what it says, and leaves alone what it does not speak of.
@Suite("What is hard about a campaign")
struct DifficultyTests {
  private func campaign(_ change: (inout CampaignOptions) -> Void = { _ in }) throws -> Campaign {
    var options = CampaignOptions()
    options.outlets = 150
    options.spacing = 30
    change(&options)
    return try simulateCampaign(options)
  }

  private func text(_ campaign: Campaign, _ name: String) -> String {
    String(decoding: campaign.files.first { $0.name == name }?.bytes ?? [], as: UTF8.self)
  }

  private func apart(_ a: SimulatedOutlet, _ b: SimulatedOutlet) -> Double {
    distance([a.position.x, a.position.y], [b.position.x, b.position.y])
  }

  @Test("twins stand as close as is said, and there are as many as is said")
  func twins() throws {
    let outlets = try campaign {
      ($0.twinShare, $0.twinSpacing, $0.facingShare, $0.twinsShareType) = (0.4, 2...5, 0, false)
    }.outlets
    let pairs = outlets.compactMap { outlet in outlet.twin.map { (outlet, outlets[$0]) } }
    #expect((45...75).contains(pairs.count))
    #expect(pairs.allSatisfy { (1.95...6).contains(apart($0, $1)) && $0.bank == $1.bank && $0.river == $1.river })
    #expect(Set(pairs.map { $0.type == $1.type }).count == 2)
    #expect(outlets.allSatisfy { $0.opposite == nil })
    for (index, outlet) in outlets.enumerated() {
      for (other, second) in outlets.enumerated() where other > index && outlet.twin != other && outlet.river == second.river {
        #expect(apart(outlet, second) >= 29.99)
      }
    }
  }

  @Test("outlets of rivers with a width lie at the edge of the water and face each other across it")
  func widths() throws {
    let made = try campaign { ($0.width, $0.facingShare, $0.twinShare) = (4...40, 0.5, 0) }
    let widths = made.rivers.compactMap(\.width)
    #expect(widths.count == 6 && widths.allSatisfy { (4...40).contains($0) } && Set(widths).count == 6)
    for outlet in made.outlets {
      let edge = try #require(made.rivers[outlet.river].width) / 2
      #expect((edge - 0.06...edge + 3.06).contains(outlet.distance), "\(outlet.id)")
    }
    #expect(made.outlets.count { $0.opposite != nil } >= 50)
  }

  @Test("outlets near confluences are nearest to their own river, and as far from all others as is said")
  func confluences() throws {
    let made = try campaign { ($0.confluenceShare, $0.spacing, $0.twinShare, $0.facingShare) = (0.5, 12, 0, 0) }
    let near = made.outlets.filter { ($0.confluenceDistance ?? .infinity) < 80 }
    #expect(near.count >= 20)
    for outlet in near {
      #expect(try #require(outlet.otherRiverDistance) >= outlet.distance + 0.9, "\(outlet.id)")
      #expect(made.outlets.allSatisfy { $0.id == outlet.id || apart($0, outlet) >= 11.99 }, "\(outlet.id)")
    }
    #expect(Set(near.map(\.river)).count >= 4)
  }

  @Test("reaches are as long as is said, and have the ids that a run gives them")
  func reaches() throws {
    let made = try campaign { $0.reachLength = 500 }
    let lengths = made.rivers.flatMap { river in
      river.reaches.map { river.measure[$0.upperBound] - river.measure[$0.lowerBound] }
    }
    #expect(lengths.count > 40 && lengths.allSatisfy { $0 < 800 })
    for river in made.rivers {
      #expect(zip(river.reaches, river.reaches.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
      #expect(river.confluences.allSatisfy { vertex in river.reaches.contains { $0.lowerBound == vertex } })
    }
    #expect(try made.outlets.map(\.position) == campaign().outlets.map(\.position))
  }

  @Test("errors follow their law, their factor and the bias of their flight", arguments: ErrorLaw.allCases)
  func errors(_ law: ErrorLaw) throws {
    var ratios: [Double] = []
    for seed in 1...6 as ClosedRange<UInt64> {
      let seen = try campaign { ($0.seed, $0.errorLaw, $0.understatement) = (seed, law, 1.5) }.sightings
      ratios += seen.map { $0.error / $0.accuracy / 1.5 }
    }
    #expect(ratios.count > 1_500)
    // Standard error with some 1,800 sightings: 0.011.
    #expect(abs(Double(ratios.count { $0 <= 1 }) / Double(ratios.count) - 0.683) < 0.04)
    let far = Double(ratios.count { $0 > 2.5 }) / Double(ratios.count)
    switch law {
    // exp(−1.1489 · 2.5²) = 0.0008; (1 + 2.5² / 3 · 3.45)^(−3/2) = 0.042.
    case .normal: #expect(far < 0.004)
    case .mixed: #expect((0.002...0.016).contains(far))
    case .heavy: #expect((0.028...0.058).contains(far))
    }
  }

  @Test("a biased flight is off in one direction, a walk is not")
  func bias() throws {
    let made = try campaign { ($0.bias, $0.droneAccuracy, $0.formAccuracy) = (20, 1...1, 1...1) }
    let plain = try campaign { ($0.droneAccuracy, $0.formAccuracy) = (1...1, 1...1) }
    var shifts: [Int: [[Double]]] = [:]
    for (moved, still) in zip(made.sightings, plain.sightings) {
      shifts[moved.party, default: []].append([moved.position.x - still.position.x, moved.position.y - still.position.y])
      let metres = distance([moved.position.x, moved.position.y], [still.position.x, still.position.y])
      #expect(abs(metres - (moved.party < 2 ? 20 : 0)) < 0.1)
    }
    let first = try #require(shifts[0]?.first)
    #expect(shifts[0]?.allSatisfy { abs($0[0] - first[0]) < 2e-6 && abs($0[1] - first[1]) < 2e-6 } == true)
    #expect(abs(try #require(shifts[1]?.first)[0] - first[0]) > 1e-6)
  }

  @Test("crews note twice, name other rivers and banks, and record types wrongly or not at all")
  func notes() throws {
    let plain = try campaign()
    let made = try campaign {
      ($0.repeatShare, $0.wrongNameShare, $0.wrongBankShare) = (0.2, 0.1, 0.15)
      ($0.missingTypeShare, $0.wrongTypeShare) = (0.3, 0.25)
    }
    let again = made.sightings.count - plain.sightings.count
    #expect((30...90).contains(again))
    #expect((again / 4...again * 3 / 4).contains(made.sightings.count { $0.isRemarked }))
    func share(_ condition: (Sighting, SimulatedOutlet) -> Bool) -> Double {
      Double(made.sightings.count { condition($0, made.outlets[$0.outlet]) }) / Double(made.sightings.count)
    }
    #expect(abs(share { $0.namedRiver != $1.river } - 0.1) < 0.05)
    #expect(abs(share { $0.namedBank != $1.bank } - 0.15) < 0.06)
    #expect(abs(share { sighting, _ in sighting.type == .unknown } - 0.3) < 0.07)
    #expect(abs(share { $0.type != .unknown && $0.type != $1.type } - 0.7 * 0.25) < 0.06)
    // The same crews make the same records with the same errors, whatever they write down of them.
    let first = made.sightings.filter { record in plain.sightings.contains { $0.position == record.position } }
    #expect(first.count == plain.sightings.count)
    #expect(text(made, "surveys/walks/walk-02.csv").contains(",复测\n"))
    #expect(text(made, "surveys/walks/walk-01.gpx").contains("<cmt>复测</cmt>"))
    #expect(text(made, "surveys/flights/flight-01.csv").contains(",remark\n"))
    #expect(!text(plain, "surveys/flights/flight-01.csv").contains("remark"))
  }

  @Test("a second survey finds the same outlets a year later, with other errors")
  func secondSurvey() throws {
    let first = try campaign()
    let second = try campaign { $0.surveySeed = 8 }
    #expect(first.outlets.map(\.position) == second.outlets.map(\.position))
    #expect(first.outlets.map(\.isDroneOnly) == second.outlets.map(\.isDroneOnly))
    #expect(first.outlets.map(\.isMissed) != second.outlets.map(\.isMissed))
    #expect(text(first, "rivers.geojson") == text(second, "rivers.geojson"))
    #expect(
      Set(first.sightings.map { [$0.position.x, $0.position.y] })
        .isDisjoint(with: second.sightings.map { [$0.position.x, $0.position.y] }))
    #expect(text(second, "surveys/flights/flight-01.csv").contains(",2025-05-13T01:"))
    #expect(try campaign { $0.surveySeed = 8 }.files.map(\.bytes) == second.files.map(\.bytes))
  }

  @Test("what cannot be made is refused with the number and what to give")
  func refused() throws {
    let faults: [(String, (inout CampaignOptions) -> Void)] = [
      ("noted twice is 1.5", { $0.repeatShare = 1.5 }), ("spacing is 0", { $0.spacing = 0 }),
      ("width is 0.5", { $0.width = 0.5...2 }), ("factor of 0", { $0.understatement = 0 }),
      ("bias is -1", { $0.bias = -1 }), ("leave no room", { ($0.twinShare, $0.facingShare, $0.confluenceShare) = (1, 1, 0.5) }),
      ("length of reaches is 3", { $0.reachLength = 3 }), ("wrong types is nan", { $0.wrongTypeShare = .nan }),
    ]
    for (message, change) in faults {
      let error = #expect(throws: InputError.self) { try campaign(change) }
      #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }
  }
}
