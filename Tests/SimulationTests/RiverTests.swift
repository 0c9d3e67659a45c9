import Simulation
import SurveyModel
import TestSupport
import Testing

struct RiverTests {
  private func rivers(_ seed: UInt64, _ change: (inout CampaignOptions) -> Void = { _ in }) throws -> [SimulatedRiver] {
    var options = CampaignOptions()
    options.seed = seed
    options.outlets = 0
    change(&options)
    return try simulateCampaign(options).rivers
  }

  @Test("tributaries end on a vertex of their parent, where its reaches meet", arguments: [7, 1, 2, 3, 4, 5, 6, 8] as [UInt64])
  func confluences(seed: UInt64) throws {
    let rivers = try rivers(seed)
    #expect(rivers.count == 6)
    #expect(rivers.count { $0.parent == nil } == 2)
    for river in rivers {
      #expect(river.vertices.count == river.measure.count)
      #expect(zip(river.vertices, river.vertices.dropFirst()).allSatisfy { $0 != $1 })
      let ends = zip(river.reaches, river.reaches.dropFirst()).map { ($0.upperBound, $1.lowerBound) }
      #expect(ends.allSatisfy { $0 == $1 })
      #expect(river.reaches.first?.lowerBound == 0 && river.reaches.last?.upperBound == river.vertices.count - 1)
      guard let parent = river.parent else { continue }
      let mouth = try #require(river.vertices.last)
      let joins = rivers[parent].reaches.dropFirst().map { rivers[parent].vertices[$0.lowerBound] }
      #expect(joins.contains(mouth))
      #expect(rivers[parent].basin == river.basin)
    }
    // As many confluences as tributaries, some river of a second order among them.
    #expect(rivers.reduce(0) { $0 + $1.reaches.count - 1 } == rivers.count { $0.parent != nil })
    #expect(rivers.contains { $0.parent.map { rivers[$0].parent != nil } ?? false })
  }

  @Test("rivers meet nowhere but at confluences, and basins stay apart", arguments: [7, 9, 10] as [UInt64])
  func distances(seed: UInt64) throws {
    let rivers = try rivers(seed)
    for (i, a) in rivers.enumerated() {
      for b in rivers[(i + 1)...] {
        // Vertices that are nearer than 30 m to the other river: only around one confluence, if at all.
        var near = 0
        var nearest = Double.infinity
        for p in a.vertices {
          let d = b.vertices.lazy.map { distance([$0.x, $0.y], [p.x, p.y]) }.min() ?? .infinity
          if d < 30 { near += 1 }
          nearest = min(nearest, d)
        }
        if a.basin != b.basin {
          #expect(nearest > 500)
        } else {
          #expect(near <= 4, "\(a.id) \(b.id)")
        }
      }
    }
  }

  @Test(
    "any size gives what was asked for",
    arguments: [(1, 1, 1, 0), (1, 1, 5, 3), (1, 8, 2, 20), (3, 20, 4, 50), (2, 3, 1, 1)])
  func sizes(basins: Int, rivers count: Int, districts: Int, outlets: Int) throws {
    var options = CampaignOptions()
    options.basins = basins
    options.rivers = count
    options.districts = districts
    options.outlets = outlets
    options.flights = outlets % 4
    options.walks = outlets % 3
    let campaign = try simulateCampaign(options)
    #expect(campaign.rivers.count == count)
    #expect(campaign.outlets.count == outlets)
    #expect(Set(campaign.rivers.map(\.name)).count == count)
    #expect(campaign.files.count == 5 + 2 * options.flights + options.walks)
  }

  @Test("options that nothing can be made of are refused")
  func refusals() {
    func refused(_ change: (inout CampaignOptions) -> Void) -> Bool {
      var options = CampaignOptions()
      change(&options)
      do {
        _ = try simulateCampaign(options)
        return false
      } catch {
        return error.code == .usage
      }
    }
    #expect(refused { $0.centre = Coordinate(x: .nan, y: 0) })
    #expect(refused { $0.centre = Coordinate(x: 0, y: 89) })
    #expect(refused { $0.rivers = 1 })
    #expect(refused { $0.outlets = -1 })
    #expect(refused { $0.missedShare = 1.5 })
    #expect(refused { $0.detection = .nan })
    #expect(refused { $0.rangeError = .nan })
    #expect(refused { $0.droneAccuracy = 0...3 })
    #expect(refused { $0.flights = .max })
  }

  @Test("a form in GB18030 has the same text as one in UTF-8")
  func encoding() throws {
    var options = CampaignOptions()
    options.formEncoding = .gb18030
    let name = "surveys/walks/walk-02.csv"
    let coded = try #require(try simulateCampaign(options).files.first { $0.name == name }).bytes
    let plain = try #require(try simulateCampaign(CampaignOptions()).files.first { $0.name == name }).bytes
    #expect(String(validating: coded, as: UTF8.self) == nil)
    // 编号 and 经度 in GB18030 (GB 2312 code points).
    #expect(coded.starts(with: [0xB1, 0xE0, 0xBA, 0xC5, 0x2C]))
    #expect(try run("/usr/bin/iconv", ["-f", "GB18030", "-t", "UTF-8"], input: coded) == plain)
  }
}
