import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import Simulation

@Suite("A simulated province")
struct ProvinceTests {
  private func options(_ reaches: Int, seed: UInt64 = 7) -> ProvinceOptions {
    var options = ProvinceOptions()
    (options.reaches, options.outlets, options.seed) = (reaches, 40, seed)
    return options
  }

  @Test("as many reaches as asked for, each of which flows to the one mouth of its basin", arguments: [3, 7, 400])
  func network(_ count: Int) throws {
    let files = try simulateProvince(options(count))
    let rivers = try OrderedJSON(try #require(files.first { $0.name == "rivers.geojson" }).bytes)
    let features = try #require(rivers["features"]).list
    #expect(features.count == count)
    var below: [Int: Int] = [:]
    var basins: [Int: String] = [:]
    for feature in features {
      let reach = try #require(feature["properties"]?["reach_id"]?.integer)
      below[reach] = feature["properties"]?["downstream_id"]?.integer
      basins[reach] = feature["properties"]?["basin"]?.string
    }
    #expect(below.values.count { $0 == 0 } == 3)
    for start in below.keys {
      var (reach, steps) = (start, 0)
      while let next = below[reach], next != 0, steps <= count {
        #expect(basins[next] == basins[reach])
        (reach, steps) = (next, steps + 1)
      }
      #expect(steps <= count && below[reach] == 0)
    }
  }

  @Test("the same seed, the same bytes; another seed, others; what cannot be is refused")
  func seeds() throws {
    let files = try simulateProvince(options(60))
    #expect(try simulateProvince(options(60)).map(\.bytes) == files.map(\.bytes))
    #expect(try simulateProvince(options(60, seed: 8))[2].bytes != files[2].bytes)
    #expect(throws: InputError.self) { try simulateProvince(options(2)) }
    var wide = options(2_000_000)
    wide.basins = 20
    #expect(throws: InputError.self) { try simulateProvince(wide) }
  }
}
