import CoordinateDoctor
import Reprojection
import RiverNetworks
import SurveyModel
import TestSupport
import Testing

@Suite struct Diagnoses {
  /// Two rivers of about 20 km that cross at right angles, near Hohhot.
  static func field() throws -> RiverField {
    let line: ((Double) -> (Double, Double)) -> [(Double, Double)] = { place in (0...200).map { place(Double($0) / 1000 - 0.1) } }
    let layer = riverLayer([
      (id: "A", parts: [line { (111.7 + $0, 40.6 + $0 * 0.1) }]), (id: "B", parts: [line { (111.7 - $0 * 0.1, 40.6 + $0) }]),
    ])
    return RiverField(try linkRivers([layer], jobs: 1).network)
  }

  /// Positions beside both rivers, some 10 m off.
  static func positions(_ count: Int, seed: UInt64 = 1) -> [Coordinate] {
    var random = SeededRandom(seed)
    return (0..<count).map { index in
      let along = random.unit() * 0.18 - 0.09
      let aside = (random.unit() - 0.5) * 0.0003
      return index % 2 == 0
        ? Coordinate(x: 111.7 + along, y: 40.6 + along * 0.1 + aside)
        : Coordinate(x: 111.7 - along * 0.1 + aside, y: 40.6 + along)
    }
  }

  static func file(_ pairs: [Coordinate], declared: SurveyCase.Declared = .wgs84) -> SurveyCase {
    SurveyCase(declared: declared, pairs: pairs, total: pairs.count) { $0 }
  }

  static func gcj(_ positions: [Coordinate]) -> [Coordinate] {
    positions.map {
      let place = GCJ02.fromWGS84(longitude: $0.x, latitude: $0.y)
      return Coordinate(x: place.longitude, y: place.latitude)
    }
  }

  @Test func `a shift is called by its name, with the distances, and only with eight points or more`() throws {
    let field = try Self.field()
    let found = try diagnose(Self.file(Self.gcj(Self.positions(60))), field: field)
    #expect(found?.fault == .gcj02)
    #expect(found?.remedy?.crs == "gcj02")
    #expect(found?.message.contains("60 points") == true)
    #expect(try diagnose(Self.file(Self.positions(60)), field: field) == nil)
    #expect(try diagnose(Self.file(Self.gcj(Self.positions(7))), field: field) == nil)
  }

  @Test func `one direction cannot tell a shift from a river that is missing`() throws {
    let field = try Self.field()
    let ofOne = Self.gcj(Self.positions(120)).enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    let found = try #require(try diagnose(Self.file(ofOne), field: field))
    #expect(found.rule == .suspectUndecided)
    #expect(found.candidates == ["gcj02"])
    #expect(found.remedy == nil)
  }

  @Test func `shifted rivers are not the file's fault`() throws {
    let shifted = Self.positions(60).map {
      let place = GCJ02.toWGS84(longitude: $0.x, latitude: $0.y)
      return Coordinate(x: place.longitude, y: place.latitude)
    }
    let found = try #require(try diagnose(Self.file(shifted), field: try Self.field()))
    #expect(found.rule == .suspectRiversShifted)
    #expect(found.remedy == nil)
    #expect(found.message.contains("--rivers-crs gcj02"))
  }

  @Test func `eight digits name their zone without rivers, six do not`() throws {
    let eight = Self.positions(20).enumerated().map { Coordinate(x: 37_559_000.25 + Double($0.offset), y: 4_496_000.5) }
    let found = try #require(try diagnose(Self.file(eight), field: nil))
    #expect(found.remedy?.crs == "EPSG:4525")
    let swapped = try #require(try diagnose(Self.file(eight.map { Coordinate(x: $0.y, y: $0.x) }), field: nil))
    #expect(swapped.remedy?.crs == "EPSG:4525")
    #expect(swapped.remedy?.mending == .swap)
    let six = try #require(try diagnose(Self.file(eight.map { Coordinate(x: $0.x - 37_000_000, y: $0.y) }), field: nil))
    #expect(six.rule == .suspectUndecided)
    #expect(six.candidates == ["zone"])
    #expect(
      six.message.contains("--crs EPSG:4534") && six.message.contains("15 more, up to Gauss-Kruger with central meridian 135E"))
  }

  @Test func `numbers below pi are radians, whatever the rivers`() throws {
    let radians = Self.positions(20).map { Coordinate(x: $0.x * .pi / 180, y: $0.y * .pi / 180) }
    #expect(try diagnose(Self.file(radians), field: nil)?.fault == .radians)
    #expect(try diagnose(Self.file(radians), field: try Self.field())?.fault == .radians)
  }

  @Test func `without rivers a plausible file is left alone`() throws {
    #expect(try diagnose(Self.file(Self.gcj(Self.positions(100))), field: nil) == nil)
    #expect(try diagnose(Self.file([]), field: try Self.field()) == nil)
  }
}
