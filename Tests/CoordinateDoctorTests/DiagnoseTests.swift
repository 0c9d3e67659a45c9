import CoordinateDoctor
import PROJKit
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
    return try RiverField(linkRivers([layer], jobs: 1).network)
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

  @Test func `of two zones that explain a file equally well neither is chosen`() throws {
    // The same rivers six degrees further east, and positions in metres that say no zone.
    func rivers(_ longitudes: [Double]) throws -> RiverField {
      var lines: [(id: String, parts: [[(Double, Double)]])] = []
      for longitude in longitudes {
        let places = (0...200).map { Double($0) / 1000 - 0.1 }
        lines.append((id: "A\(longitude)", parts: [places.map { (longitude + $0, 40.6 + $0 * 0.1) }]))
        lines.append((id: "B\(longitude)", parts: [places.map { (longitude - $0 * 0.1, 40.6 + $0) }]))
      }
      let layer = riverLayer(lines)
      return try RiverField(linkRivers([layer], jobs: 1).network)
    }
    let positions = Self.positions(60)
    var (x, y) = (positions.map(\.x), positions.map(\.y))
    try Transformer(.transverseMercator(centralMeridian: 111)).forward(x: &x, y: &y)
    let file = SurveyCase(declared: .wgs84, pairs: zip(x, y).map { Coordinate(x: $0 + 500_000, y: $1) }, total: 60) {
      $0.map { _ in Coordinate(x: .nan, y: .nan) }
    }
    let one = try #require(try diagnose(file, field: rivers([111.7])))
    #expect(one.fault == .zone && one.remedy?.crs != nil, "\(one.message)")
    let two = try #require(try diagnose(file, field: rivers([111.7, 117.7])))
    #expect(two.rule == .suspectUndecided && two.remedy == nil, "\(two.message)")
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

@Suite struct Walks {
  /// Records 10 s and some 10 m apart.
  static func walk(_ count: Int, change: (Int, inout Coordinate) -> Void = { _, _ in }) -> ObservationColumns {
    var positions = (0..<count).map { Coordinate(x: 111.7 + Double($0) * 0.00012345, y: 40.6) }
    for index in positions.indices { change(index, &positions[index]) }
    var columns = observationColumns(positions.map { ($0.x, $0.y) })
    for row in 0..<count { columns.time[row] = Int64(row) * 30_000_000 }
    return columns
  }

  static func seen(_ columns: ObservationColumns) -> Walk { Walk(columns, rows: 0..<columns.count) }

  @Test func `a jump there and back is one suspicion, a crowd of jumps is none`() throws {
    let once = Self.walk(40) { index, place in if index == 20 { place.y += 0.5 } }
    let found = try #require(jumps(Self.seen(once)))
    #expect(found.record == 21)
    #expect(found.message.contains("30 s earlier (and 1 more such step)"))
    #expect(jumps(Self.seen(Self.walk(40))) == nil)
    // 2.3 and 1.7 km in half a minute: 78 and 57 m/s.
    #expect(jumps(Self.seen(Self.walk(40) { index, place in if index >= 20 { place.y += 0.021 } })) != nil)
    #expect(jumps(Self.seen(Self.walk(40) { index, place in if index >= 20 { place.y += 0.0155 } })) == nil)
    // Two crews in one file.
    #expect(jumps(Self.seen(Self.walk(40) { index, place in if index % 2 == 0 { place.y += 0.5 } })) == nil)
  }

  @Test func `the order of the rows does not matter`() throws {
    let once = Self.walk(40) { index, place in if index == 20 { place.y += 0.5 } }
    let shuffled = once.selecting((0..<40).map { ($0 * 17) % 40 })
    #expect(jumps(Self.seen(shuffled))?.message == jumps(Self.seen(once))?.message)
  }

  @Test func `five records on one spot over two minutes are a stuck receiver, four are not`() throws {
    func stuck(_ run: Range<Int>) -> Suspicion? {
      stuckReceiver(Self.seen(Self.walk(30) { index, place in if run.contains(index) { place.x = 111.7012345 } }))
    }
    let found = try #require(stuck(10..<15))
    #expect(found.record == 11)
    #expect(found.message.contains("5 records from record 11 on have the same position to the last digit for 2 min 0 s"))
    #expect(stuck(10..<14) == nil)
    var slow = Self.walk(30) { index, place in if (10..<14).contains(index) { place.x = 111.7012345 } }
    for row in slow.time.indices { slow.time[row] *= 4 }
    #expect(stuckReceiver(Self.seen(slow)) == nil, "four records over six minutes")
    #expect(stuck(0..<30) == nil, "a file of one place")
  }

  @Test func `a clock is off when the same half hours lie between most records and the track`() throws {
    let columns = Self.walk(30)
    var track = Track(
      source: "track.gpx", method: .foot, stretches: [zip(columns.x, columns.y).map { Coordinate(x: $0, y: $1) }], started: nil,
      ended: nil)
    func offset(hours: Double, zoneIsAssumed: Bool = false) -> Suspicion? {
      track.times = [columns.time.map { $0 - Int64(hours * 3600) * 1_000_000 }]
      var passages = Passages()
      passages.add(track)
      return passages.clockOffset(Self.seen(columns), zoneIsAssumed: zoneIsAssumed)
    }
    #expect(
      offset(hours: 8)?.message.contains("8 h ahead of those of the tracks at the same places, for 30 of the 30 records") == true)
    #expect(offset(hours: 8, zoneIsAssumed: true)?.message.contains("--time-zone +08:00") == true)
    #expect(offset(hours: -5.5)?.message.contains("5.5 h behind") == true)
    #expect(offset(hours: 0) == nil)
    #expect(offset(hours: 0.2) == nil, "no half hour")
    #expect(offset(hours: 0.7) == nil, "12 min beside a half hour")
  }

  @Test func `a camera's clock is held against tracks, and where there are none against forms`() throws {
    let columns = Self.walk(60)
    var track = Track(
      source: "track.gpx", method: .foot, stretches: [zip(columns.x, columns.y).map { Coordinate(x: $0, y: $1) }], started: nil,
      ended: nil)
    track.times = [columns.time]
    var (tracks, forms) = (Passages(), Passages())
    tracks.add(track)
    forms.add(Self.seen(columns))
    func photos(minutes: Int64, zoneIsAssumed: Bool = false, places: Int = 60) -> [PhotoEvent] {
      (0..<60).map { index in
        var photo = PhotoEvent(source: "card/\(index).jpg", record: 1, name: "\(index).jpg")
        photo.isFile = true
        let row = index % places
        photo.position = Coordinate(x: columns.x[row], y: columns.y[row])
        photo.time = columns.time[row] + minutes * 60_000_000
        if zoneIsAssumed { photo.flags.insert(.timeZoneAssumed) }
        return photo
      }
    }
    let zoneless = photoClock(photos(minutes: 480, zoneIsAssumed: true), tracks: tracks, forms: forms)
    #expect(zoneless?.message.contains("8 h ahead of those of the tracks") == true)
    #expect(zoneless?.message.contains("--time-zone +08:00") == true)
    let late = photoClock(photos(minutes: -90), tracks: tracks, forms: Passages())
    #expect(late?.message.contains("1.5 h behind") == true && late?.message.contains("--clock-offset +1h30m") == true)
    let form = photoClock(photos(minutes: 60), tracks: Passages(), forms: forms)
    #expect(form?.message.contains("1 h ahead of those of the records") == true)
    #expect(photoClock(photos(minutes: 0), tracks: tracks, forms: forms) == nil)
    #expect(photoClock(photos(minutes: 12), tracks: tracks, forms: forms) == nil, "no half hour")
    #expect(photoClock(photos(minutes: 60, places: 20), tracks: tracks, forms: forms) == nil, "too few places")
  }
}

@Suite struct TrackDiagnoses {
  /// A walk along both rivers, a fix every 10 m.
  static func walk(aside: Double = 0) -> [[Coordinate]] {
    let places = (0..<1600).map { Double($0) / 10_000 - 0.08 }
    return [
      places.map { Coordinate(x: 111.7 + $0, y: 40.6 + $0 * 0.1 + aside) },
      places.map { Coordinate(x: 111.7 - $0 * 0.1 + aside, y: 40.6 + $0) },
    ]
  }

  static func found(_ stretches: [[Coordinate]]) throws -> Suspicion? {
    try diagnose(
      tracks: [Track(source: "walk.gpx", method: .foot, stretches: stretches, started: nil, ended: nil)],
      field: try Diagnoses.field())
  }

  @Test func `a walk along rivers shows its shift, and a right one shows none`() throws {
    let found = try #require(try Self.found(Self.walk(aside: 0.0001).map(Diagnoses.gcj)))
    #expect(found.fault == .gcj02 && found.remedy?.crs == "gcj02")
    #expect(found.message.contains("places of tracks"))
    #expect(try Self.found(Self.walk(aside: 0.0001)) == nil)
  }

  @Test func `who does not keep to the rivers, or goes along one only, is not suspected`() throws {
    #expect(try Self.found(Self.walk(aside: 0.004)) == nil, "a road beside them")
    #expect(try Self.found([Diagnoses.gcj(Self.walk()[0])]) == nil, "one direction")
    // Lines of a flight over the land between.
    let flight = (0..<40).map { line in
      (0..<200).map { Coordinate(x: 111.62 + Double($0) / 2000, y: 40.55 + Double(line) / 400) }
    }
    #expect(try Self.found(flight) == nil)
    #expect(try Self.found(flight.map(Diagnoses.gcj)) == nil)
    // Under 3 km in all, where the rivers cross.
    #expect(try Self.found(Self.walk().map { Diagnoses.gcj(Array($0[730..<870])) }) == nil)
  }
}
