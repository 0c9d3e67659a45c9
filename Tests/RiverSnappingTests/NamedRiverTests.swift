import RiverNetworks
import RiverSnapping
import SurveyModel
import TestSupport
import Testing

/// What the river that a crew names does to the placing.
@Suite("Rivers that crews name")
struct NamedRiverTests {
  /// 青柳河 along y = 0, 白桦沟 along y = 100, 红泉沟 at y = 2000, all drawn to the east, metres.
  private func network(_ local: LocalPlane) throws -> RiverNetwork {
    let courses = [("R1", "青柳河", 0.0), ("R2", "白桦沟", 100), ("R3", "红泉沟", 2000), ("R4", nil, 5000)] as [(String, String?, Double)]
    var layer = riverLayer(courses.map { (id: $0.0, parts: [[local.degrees(0, $0.2), local.degrees(1000, $0.2)]]) })
    for (index, course) in courses.enumerated() { layer.features[index].riverName = course.1 }
    return try linkRivers([layer], jobs: 1).network
  }

  private func match(
    _ y: Double, _ claim: RiverClaim, accuracy: Float = 10, aliases: [RiverAlias] = [], maxDistance: Double = 200
  ) throws -> (river: String?, matches: MatchColumns) {
    let local = try LocalPlane()
    let network = try network(local)
    var observations = observationColumns([local.degrees(500, y)], accuracy: accuracy)
    observations.claims = ClaimColumn()
    observations.claims.append(claim)
    let matches = try RiverPlacer(network, planes: zones, maxDistance: maxDistance, aliases: aliases, jobs: 1).place(observations)
    return (matches.reach[0].map { network.rivers[network.reaches[$0].river].id }, matches)
  }

  @Test("between two rivers that the accuracy leaves open, the named one wins, and it is said")
  func tie() throws {
    // 42 m and 58 m: 16 m apart, with 2 × 10 m of doubt.
    let (none, plain) = try match(42, RiverClaim())
    #expect(none == "R1" && plain.flags[0].ids == ["ambiguous_river"])
    let (far, named) = try match(42, RiverClaim(river: "白桦沟"))
    #expect(far == "R2" && named.flags[0].ids == ["river_by_name"])
    #expect(abs(named.distance[0] - 58) < 0.01 && abs(named.runnerUpDistance[0] - 42) < 0.01 && named.runnerUpRiver[0] == 0)
    #expect(named.confidence[0] > 0.5 && named.confidence[0] < 0.95)
    let (near, agrees) = try match(42, RiverClaim(river: "青柳河"))
    #expect(near == "R1" && agrees.flags[0].ids == ["river_by_name"])
    #expect(agrees.confidence[0] > plain.confidence[0] && agrees.runnerUpRiver[0] == 1)
    // By the rule of Bayes, with one name in twenty wrong.
    let nearest = Double(plain.confidence[0])
    #expect(abs(Double(agrees.confidence[0]) - 0.95 * nearest / (0.95 * nearest + 0.05 * (1 - nearest))) < 1e-6)
    #expect(abs(Double(named.confidence[0]) - 0.95 * (1 - nearest) / (0.95 * (1 - nearest) + 0.05 * nearest)) < 1e-6)
  }

  @Test("other names of a river count after the names proper, its own and those of its features")
  func otherNames() throws {
    let local = try LocalPlane()
    let courses = [("R1", 0.0), ("R2", 60), ("R2", 60), ("R3", 120)]
    var layer = riverLayer(
      courses.enumerated().map { number, course in
        let start = number == 2 ? 1000.0 : 0
        return (id: course.0, parts: [[local.degrees(start, course.1), local.degrees(start + 1000, course.1)]])
      })
    let names =
      [("松花江", ["Songhua River", "Sungari", "黑水"]), ("呼兰河", []), ("呼兰河下游", []), ("Sungari", ["松花江"])] as [(String, [String])]
    for (index, name) in names.enumerated() { (layer.features[index].riverName, layer.features[index].otherNames) = name }
    let network = try linkRivers([layer], jobs: 1).network
    #expect(network.rivers.map(\.otherNames) == [["Songhua River", "Sungari", "黑水"], ["呼兰河"], ["松花江"]])
    for (name, expected) in [
      ("松花江", "R1"), ("songhua r.", "R1"), ("Songhua", "R1"), ("Sungari", "R3"), ("呼兰河下游", "R2"), ("呼兰", "R2"), ("黄河", nil),
      ("黑水", "R1"),
    ] as [(String, String?)] {
      var observations = observationColumns([local.degrees(500, 61)], accuracy: 100)
      observations.claims = ClaimColumn()
      observations.claims.append(RiverClaim(river: name))
      let matches = try RiverPlacer(network, planes: zones, maxDistance: 200, jobs: 1).place(observations)
      #expect(matches.flags[0].contains(.riverNotInLayer) == (expected == nil), "\(name)")
      guard let expected, let reach = matches.reach[0] else { continue }
      #expect(network.rivers[network.reaches[reach].river].id == expected, "\(name)")
    }
  }

  @Test("beyond what the accuracy leaves open it is never drawn away", arguments: [39.9, 20, 1, -100])
  func neverFar(y: Double) throws {
    let (river, matches) = try match(y, RiverClaim(river: "白桦"), maxDistance: 500)
    #expect(river == "R1" && matches.flags[0].ids == ["name_mismatch"])
    let (_, plain) = try match(y, RiverClaim(), maxDistance: 500)
    #expect(matches.distance[0] == plain.distance[0] && matches.measure[0] == plain.measure[0])
    #expect(matches.confidence[0] <= plain.confidence[0])
  }

  @Test("a named river within the doubt but beyond the maximum distance is not taken")
  func beyondMaximum() throws {
    let (river, matches) = try match(-5, RiverClaim(river: "白桦沟"), accuracy: 80, maxDistance: 100)
    #expect(river == "R1" && matches.flags[0].ids == ["ambiguous_river", "named_river_far"])
  }

  @Test(
    "how names are found in the layer",
    arguments: [
      ("青柳河", "river_by_name"), ("青柳", "river_by_name"), ("青柳沟", "river_by_name"), ("R1", "river_by_name"),
      (" 青柳河（左岸） ", "river_by_name"),
      ("白桦河/青柳溪", "ambiguous_river"), ("柳河", "ambiguous_river,river_not_in_layer"), ("红泉", "ambiguous_river,named_river_far"),
    ])
  func names(text: String, flags: String) throws {
    let (river, matches) = try match(49, RiverClaim(river: text))
    #expect(river == "R1" && matches.flags[0].ids.joined(separator: ",") == flags)
  }

  @Test("the longer comparison decides between rivers that are alike without their kinds")
  func longer() throws {
    let local = try LocalPlane()
    var layer = riverLayer([
      ("A", [[local.degrees(0, 0), local.degrees(1000, 0)]]), ("B", [[local.degrees(0, 100), local.degrees(1000, 100)]]),
    ])
    layer.features[0].riverName = "Mill Creek"
    layer.features[1].riverName = "Mill Brook"
    let network = try linkRivers([layer], jobs: 1).network
    for (name, expected) in [("mill cr", 0), ("Mill Bk.", 1), ("MILL", 0), ("Mill Stream", 0)] as [(String, ReachNumber)] {
      var observations = observationColumns([local.degrees(500, 49)], accuracy: 10)
      observations.claims = ClaimColumn()
      observations.claims.append(RiverClaim(river: name))
      let matches = try RiverPlacer(network, planes: zones, maxDistance: 200, jobs: 1).place(observations)
      #expect(matches.reach[0] == expected, "\(name)")
      // A name that both share settles nothing.
      #expect(matches.flags[0].contains(.ambiguousRiver) == (name == "MILL" || name == "Mill Stream"))
    }
  }

  @Test("aliases lead to names and ids, and only those; an alias of nothing is known")
  func aliases() throws {
    let aliases = [
      RiverAlias(alias: "排洪沟", name: "白桦沟", record: 1), RiverAlias(alias: "大沟", name: "R2", record: 2),
      RiverAlias(alias: "x", name: "无此河", record: 3),
    ]
    for name in ["排洪沟", "大沟", "大 沟"] {
      #expect(try match(42, RiverClaim(river: name), aliases: aliases).river == "R2")
      #expect(try match(42, RiverClaim(river: name)).matches.flags[0].contains(.riverNotInLayer))
    }
    let local = try LocalPlane()
    #expect(RiverNameIndex.unknown(aliases, in: try network(local)).map(\.record) == [3])
  }

  @Test("the bank that the crew says is held against the computed one, and changes nothing")
  func banks() throws {
    for (claim, flags) in [(Bank.left, [String]()), (.right, ["bank_mismatch"])] {
      let (_, matches) = try match(20, RiverClaim(bank: claim))
      #expect(matches.bank[0] == .left && matches.flags[0].ids == flags)
    }
  }

  @Test("an unmatched observation keeps its flag for a river that is not in the layer")
  func unmatched() throws {
    let (river, matches) = try match(900, RiverClaim(river: "无名小溪", bank: .left))
    #expect(river == nil && matches.flags[0].ids == ["river_not_in_layer", "unmatched"])
    #expect(try match(900, RiverClaim(river: "青柳河")).matches.flags[0].ids == ["unmatched"])
  }

  @Test("one record, a part and a crowd with other names give the same answer")
  func independence() throws {
    let local = try LocalPlane()
    let network = try network(local)
    var random = SeededRandom(11)
    let names = [nil, "青柳河", "白桦沟", "红泉沟", "大黑河", "R2"]
    var observations = observationColumns(
      (0..<400).map { _ in local.degrees(random.unit() * 1000, random.unit() * 160 - 30) }, accuracy: 12)
    observations.claims = ClaimColumn()
    for row in 0..<400 {
      observations.claims.append(RiverClaim(river: names[row % 6], bank: row.isMultiple(of: 2) ? .left : nil))
    }
    let placer = RiverPlacer(network, planes: zones, maxDistance: 200, jobs: 2)
    let crowd = try placer.place(observations)
    #expect(
      Set(crowd.flags.flatMap(\.ids)).isSuperset(of: [
        "river_by_name", "name_mismatch", "named_river_far", "river_not_in_layer", "bank_mismatch",
      ]))
    let worker = placer.makeWorker()
    for row in stride(from: 0, to: 400, by: 3) {
      let alone = try worker.place(observations.selecting([row]))
      #expect(alone.reach[0] == crowd.reach[row] && alone.flags[0] == crowd.flags[row])
      #expect(alone.distance[0] == crowd.distance[row] && alone.confidence[0] == crowd.confidence[row])
      #expect(alone.runnerUpRiver[0] == crowd.runnerUpRiver[row])
    }
  }
}
