import Ingest
import SurveyModel
import Testing

/// Coordinates in CSV files. The names before the colons are entries of docs/bad-inputs.md.
@Suite("CSV coordinates") struct CSVCoordinateTests {
  private func one(_ x: String, _ y: String, _ change: (inout IngestOptions) -> Void = { _ in }) throws -> SurveyFile {
    try readTable("id;lon;lat\n1;\(x);\(y)\n", change)
  }

  @Test(
    "degrees-minutes-seconds: ways to write them",
    arguments: [
      ("118°42′00″E", "32°06′00″N"), ("E118.7", "N32.1"), ("118 42 0", "32 6 0"), ("东经118度42分0秒", "北纬32度6分"),
      ("118º42'00''E", "32 06 00N"), ("118° 42’ 0” E", "N32 6.0"), ("118:42:00", "32:06:00"), ("118.7°", "32.1° N"),
    ])
  func degreesMinutesSeconds(x: String, y: String) throws {
    let file = try one(x, y)
    #expect(file.account.accepted == 1, "\(file.rejections)")
    #expect(abs(file.observations.x[0] - 118.7) < 1e-12)
    #expect(abs(file.observations.y[0] - 32.1) < 1e-12)
  }

  @Test(
    "degrees-minutes-seconds: what is no angle is rejected",
    arguments: [
      "32°60′00″N", "32°06′60″N", "32°06′00″E", "-32°06′00″S", "32.5 6 0", "32 6 0 1", "N32.1N", "32°″6", "32 N 6", "3206'",
      "32-06-00", "32 -6 0",
    ])
  func degreesMinutesSecondsBad(y: String) throws {
    let file = try one("118.7", y)
    #expect(file.rules == [.coordinateUnreadable])
    #expect(file.rejections[0].column == "lat")
  }

  @Test("degrees-minutes-seconds: the southern and western hemispheres")
  func degreesMinutesSecondsSigns() throws {
    #expect(try one("59 12' 7.2''W", "0°30′S").places() == [[-(59 + 727.2 / 3600), -0.5]])
    #expect(try one("-0 30 0", "-32 6 0").places() == [[-0.5, -32.1]])
  }

  @Test(
    "degrees-and-minutes-as-degrees, zero-zero, metres-as-degrees and others: coordinates that cannot be",
    arguments: [
      ("11842.0", "3206.123", Rule.coordinateNMEA), ("118.7", "3206.123", .coordinateNMEA),
      ("118.7", "-91", .coordinateOutOfRange),
      ("118.7", "91", .coordinateOutOfRange), ("181", "32", .coordinateOutOfRange), ("361", "32", .coordinateOutOfRange),
      ("32.1", "118.7", .coordinateSwapped), ("0", "0", .nullIsland), ("-180", "-180", .noFix),
      ("NaN", "32", .coordinateUnreadable),
      ("118", "Infinity", .coordinateUnreadable), ("inf", "32", .coordinateUnreadable), ("1e400", "32", .coordinateUnreadable),
      ("1e-400", "32", .coordinateUnreadable), ("0x1p3", "32", .coordinateUnreadable), ("118,5.0", "32", .coordinateUnreadable),
      (String(repeating: "1", count: 400), "32", .coordinateUnreadable), ("", "32.1", .coordinateMissing),
      ("118.7", "—", .coordinateMissing),
      ("无", "无", .coordinateMissing), ("118.7", "abc", .coordinateUnreadable), ("40500000", "3540872", .coordinateProjected),
      ("595307.656", "3112120.465", .coordinateProjected), ("+1.", "32", .coordinateUnreadable),
      (".5", "32", .coordinateUnreadable),
    ] as [(String, String, Rule)])
  func refused(x: String, y: String, rule: Rule) throws {
    let file = try one(x, y)
    #expect(file.rules == [rule])
  }

  @Test("odd-numbers: negative zero is zero, exponents and long fractions are exact")
  func oddNumbers() throws {
    let file = try readTable("lon,lat\n-0.0,1\n1.187e2,3.21E+01\n118.71234567890123456,32.123456789012345\n")
    #expect(file.observations.x[0].sign == .plus)
    #expect(file.places() == [[0, 1], [118.7, 32.1], [118.71234567890123456, 32.123456789012345]])
  }

  @Test("full-width-digits: they are read and flagged")
  func fullWidthDigits() throws {
    let file = try one("１１８.７", "３２．１")
    #expect(file.places() == [[118.7, 32.1]])
    #expect(file.flags(0) == ["full_width_characters"])
  }

  @Test("blanks-around: space of every kind around numbers and names")
  func blanksAround() throws {
    let file = try readTable("id,lon , lat\n\u{3000}A\u{A0},\u{A0}118.7 ,\u{3000}32.1\n")
    #expect(file.places() == [[118.7, 32.1]])
    #expect(file.observations.recordedID.text(at: 0) == "A")
    #expect(file.flags(0) == [])
  }

  @Test("both-in-one-cell: read in a declared order")
  func bothInOneCell() throws {
    #expect(try readTable("id,lonlat\n1,\"118.7, 32.1\"\n").places() == [[118.7, 32.1]])
    #expect(try readTable("id,latlon\n1,\"32.1，118.7\"\n").places() == [[118.7, 32.1]])
    #expect(try readTable("id,latlon\n1,\"N32 6 0, E118 42 0\"\n").places() == [[118.7, 32.1]])
    #expect(refusal("id,place\n1,\"18.7,32.1\"\n") { $0.columns = [.position: "place"] }?.message.contains("order") == true)
    #expect(try readTable("id,place\n1,\"118.7,32.1\"\n") { $0.columns = [.position: "place"] }.places() == [[118.7, 32.1]])
    #expect(try readTable("id,latlon\n1,32.1 118.7\n").places() == [[118.7, 32.1]])
  }

  @Test("swapped-below-90: swapped pairs below 90 stand out of the survey")
  func swappedBelow90() throws {
    var text = "lon,lat\n"
    for index in 0..<20 { text += "87.\(100 + index),43.\(100 + index)\n" }
    let file = try readTable(text + "43.105,87.105\n")
    #expect(file.flags(20) == ["possibly_swapped"])
    #expect((0..<20).allSatisfy { file.flags($0).isEmpty })
    #expect(file.has(.possiblySwapped))
  }

  @Test("chinese-datums: metres: X and Y of a Gauss-Kruger table are north and east")
  func chineseDatums() throws {
    func inMetres(_ options: inout IngestOptions) { options.coordinateKind = { _ in .metres } }
    #expect(try readTable("id,X,Y\n1,3112120.465,595307.656\n", inMetres).places() == [[595307.656, 3112120.465]])
    #expect(try readTable("id,X,Y\n1,3112120.465,40595307.656\n", inMetres).places() == [[40595307.656, 3112120.465]])
    #expect(try readTable("id,X,Y\n1,595307.656,3112120.465\n", inMetres).places() == [[595307.656, 3112120.465]])
    #expect(try readTable("id,easting,northing\n1,427000,563000\n", inMetres).places() == [[427000, 563000]])
    #expect(
      try readTable("E,N\n1000,2000\n") {
        inMetres(&$0)
        $0.columns = [.longitude: "E", .latitude: "N"]
      }.places() == [[1000, 2000]])
    #expect(try readTable("lon,lat\n118.7,32.1\n", inMetres).rules == [.coordinateOutOfRange])
  }

  @Test("D/M/S triples in columns of their own")
  func triples() throws {
    let file = try readTable(
      "id,lon_d,lon_m,lon_s,lat_d,lat_m,lat_s\n1,118,42,0,32,6,0\n2,118,60,0,32,6,0\n3,,,,32,6,0\n4,118,42,,32,6,\n5,118.7,42,0,32,6,0\n"
    )
    #expect(file.observations.record == [1, 4])
    #expect(abs(file.observations.x[0] - 118.7) < 1e-12)
    #expect(file.rules == [.coordinateUnreadable, .coordinateMissing, .coordinateUnreadable])
  }

  @Test("decimals win over a triple that says something else")
  func contradiction() throws {
    let header = "id,lon_d,lon_m,lon_s,lat_d,lat_m,lat_s,longitude,latitude\n"
    let file = try readTable(header + "1,118,42,0,32,6,0,118.7,32.1\n2,118,42,0,32,6,0,118.8,32.1\n3,118,42,0,32,6,0,,\n")
    #expect(file.flags(0) == [])
    #expect(file.flags(1) == ["decimals_contradict_triple"])
    #expect(file.observations.x[1] == 118.8)
    #expect(abs(file.observations.x[2] - 118.7) < 1e-12)
  }

  @Test("satellites and fixes")
  func satellites() throws {
    let file = try readTable("lon,lat,satellites,fix\n118.7,32.1,0,3d\n118.7,32.1,3,3d\n118.7,32.1,9,none\n118.7,32.1,9,3d\n")
    #expect(file.rules == [.noFix, .noFix])
    #expect(file.flags(0) == ["few_satellites"])
    #expect(file.flags(1) == [])
  }
}
