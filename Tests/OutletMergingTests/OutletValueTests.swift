import SurveyModel
import Testing

@Suite("What an outlet says")
struct OutletValueTests {
  private func only(_ sightings: [Sighting], from origin: Double = 0) throws -> OutletRow {
    let outlets = merged(sightings, from: origin).outlets
    try #require(outlets.count == 1)
    return outlets[0]
  }

  @Test("position, measure and accuracy are those of independent errors")
  func weights() throws {
    let outlet = try only([Sighting(100, 12, accuracy: 3), Sighting(104, 6, accuracy: 6)])
    // Weights 1/9 and 1/36: four to one.
    #expect(abs(outlet.measure - 100.8) < 1e-6)
    #expect(abs(outlet.observed.longitude * Equator.metresPerLongitude - 100.8) < 1e-5)
    #expect(abs(outlet.observed.latitude * Equator.metresPerLatitude - 10.8) < 1e-5)
    #expect(abs(outlet.place.longitude * Equator.metresPerLongitude - 100.8) < 1e-5)
    #expect(outlet.place.latitude == 0)
    #expect(abs(outlet.distance - 10.8) < 1e-4)
    #expect(abs(outlet.accuracy - 1 / (1 / 9.0 + 1 / 36.0).squareRoot()) < 1e-12)
  }

  @Test("a single sighting stays exactly where it was placed")
  func alone() throws {
    let sighting = Sighting(123.456, 7, accuracy: 4, time: 9).with { $0.confidence = 0.75 }
    let (observations, matches) = Equator.columns([sighting])
    let outlet = try only([sighting])
    #expect(outlet.measure == matches.measure[0] && outlet.distance == matches.distance[0])
    #expect(outlet.place == Coordinate(longitude: matches.placeLongitude[0], latitude: matches.placeLatitude[0]))
    #expect(outlet.observed == Coordinate(longitude: observations.longitude[0], latitude: observations.latitude[0]))
    #expect(abs(outlet.accuracy - 4) < 1e-12 && outlet.confidence == 0.75 && outlet.firstSeen == 9 && outlet.lastSeen == 9)
  }

  @Test("the measure stays on its reach")
  func clamped() throws {
    let end = Equator.riverMetres
    #expect(try only([Sighting(end), Sighting(end), Sighting(end, accuracy: 0.1)]).measure == end)
    #expect(try only([Sighting(0), Sighting(0, accuracy: 0.3)]).measure == 0)
  }

  @Test("confirmed by whoever stood there; methods in their order; flags of all")
  func status() throws {
    let drone = Sighting(100).with {
      $0.method = .drone
      $0.flags = RuleSet(.accuracyAssumed)
    }
    let foot = Sighting(101).with { $0.matchFlags = RuleSet(.ambiguousRiver) }
    let other = Sighting(102).with { $0.method = .other }
    let all = try only([other, foot, drone, drone])
    #expect(all.status == .confirmed && all.methods == [.drone, .foot, .other])
    #expect(all.flags.ids == ["accuracy_assumed", "ambiguous_river"])
    let air = try only([other, drone])
    #expect(air.status == .unconfirmed && air.methods == [.drone, .other])
    #expect(try only([foot]).methods == [.foot])
  }

  @Test(
    "the type that most say; on a tie the best-measured one's; who does not know has no vote",
    arguments: [
      ([.unknown, .unknown, .industrial], .industrial), ([.municipal, .industrial, .industrial], .industrial),
      ([.industrial, .municipal], .industrial), ([.unknown, .municipal, .industrial], .municipal),
      ([.unknown, .unknown], .unknown), ([.other, .agricultural, .agricultural, .other, .municipal], .other),
    ] as [([OutletType], OutletType)])
  func types(types: [OutletType], expected: OutletType) throws {
    // Best-measured first, and given in the other order.
    let sightings = types.enumerated().map { number, type in
      Sighting(100, accuracy: 5 + Float(number)).with { $0.type = type }
    }
    #expect(try only(sightings.reversed()).type == expected)
  }

  @Test("name and code of the best-measured sighting that has one")
  func names() throws {
    let outlet = try only([
      Sighting(100, accuracy: 9).with { ($0.name, $0.code) = ("far", "F") },
      Sighting(100, accuracy: 6).with { $0.name = "near" }, Sighting(100, accuracy: 3),
    ])
    #expect(outlet.nameRow == 1 && outlet.codeRow == 0)
    let nameless = try only([Sighting(1)])
    #expect(nameless.nameRow == nil && nameless.codeRow == nil)
  }

  @Test("first and last seen pass over those without a time; confidence is the best one's")
  func times() throws {
    let outlet = try only([
      Sighting(100, time: 500).with { $0.confidence = 0.4 }, Sighting(100).with { $0.confidence = 0.1 },
      Sighting(100, time: -7).with { $0.confidence = 0.8 },
      Sighting(100, time: 90).with { $0.confidence = 0.6 },
    ])
    #expect(outlet.firstSeen == -7 && outlet.lastSeen == 500)
    #expect(abs(outlet.confidence - 0.8) < 1e-6)
    let timeless = try only([Sighting(100), Sighting(101)])
    #expect(timeless.firstSeen == nil && timeless.lastSeen == nil)
  }

  @Test("on both sides of 180° an outlet is there, and not on the other side of the earth")
  func antimeridian() throws {
    let outlet = try only([Sighting(1110, 4), Sighting(1117, 4)], from: 179.99)
    #expect(abs(outlet.measure - 1113.5) < 1e-6)
    for position in [outlet.observed, outlet.place] {
      #expect(abs(abs(position.longitude) - 180) < 1e-4 && position.isGeographic)
    }
    #expect(abs(outlet.distance - 4) < 1e-3)
    // Its members are on both sides.
    #expect(Equator.longitude(1110, from: 179.99) > 0 && Equator.longitude(1117, from: 179.99) < 0)
  }
}
