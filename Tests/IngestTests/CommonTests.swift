import Ingest
import SurveyModel
import TestSupport
import Testing

/// What all readers share: fields, words, accuracies, numbers, the books.
@Suite("common ground of the readers") struct CommonTests {
  @Test("header names are compared without case, width, separators and unit")
  func headerNames() {
    #expect(HeaderName(" Longitude (Degrees)").key == "longitude")
    #expect(HeaderName("ＬＡＴ").key == "lat")
    #expect(HeaderName("OSD.latitude").key == "osdlatitude")
    #expect(HeaderName("\u{FEFF}经度（度）") == HeaderName("经度(度)"))
    #expect(HeaderName("datetime(utc)").unit == "utc")
    #expect(HeaderName("OSD.height [ft]").unit == "ft")
    #expect(HeaderName("(m)").key == "m")
  }

  @Test(
    "positions of other things are never taken",
    arguments: [
      "home_", "HOME.", "monitoringPoint", "responsibleSubject", "RC ", "Device ", "Aircraft No-fly ", "poi_", "监测点", "snap_",
    ])
  func otherRoles(prefix: String) throws {
    let names = ["\(prefix)latitude", "\(prefix)longitude", "\(prefix)Latitude", "\(prefix)纬度", "\(prefix)经度"]
    let fields = try FieldMap(names)
    #expect(!fields.hasPosition)
    let both = try FieldMap(names + ["latitude", "longitude"])
    #expect(both[.latitude] == 5)
    #expect(both[.longitude] == 6)
  }

  @Test("better aliases win, the others are said")
  func ranks() throws {
    let fields = try FieldMap(["lat", "lon", "latitude", "longitude", "objectid", "排口编号"])
    #expect(fields[.latitude] == 2)
    #expect(fields[.longitude] == 3)
    #expect(fields.passedOver.map(\.name).sorted() == ["lat", "lon"])
    #expect(fields[.id] == 4)
    #expect(fields[.code] == 5)
    let accuracy = try FieldMap(["accuracy (ft)", "accuracy (m)"])
    #expect(accuracy[.accuracy] == 1)
  }

  @Test("--columns is stronger than names, and says when there is no such column")
  func overrides() throws {
    let names = ["site_no", "lon_site", "lat_site", "longitude", "latitude", "name"]
    let fields = try FieldMap(names, overrides: [.id: "site_no", .longitude: "lon_site", .latitude: "LAT_SITE"])
    #expect(fields[.id] == 0)
    #expect(fields[.longitude] == 1)
    #expect(fields[.latitude] == 2)
    #expect(fields.described.map(\.field) == ["id", "name", "longitude", "latitude"])
    #expect(throws: InputError.self) { try FieldMap(names, overrides: [.longitude: "east"]) }
    #expect(throws: InputError.self) { try FieldMap(["a", "a"], overrides: [.longitude: "a"]) }
  }

  @Test("geopoints of ODK and Kobo")
  func geopoints() throws {
    let odk = try FieldMap([
      "SubmissionDate", "location-Latitude", "location-Longitude", "location-Altitude", "location-Accuracy", "KEY",
    ])
    #expect(odk[.latitude] == 1)
    #expect(odk[.longitude] == 2)
    #expect(odk[.accuracy] == 4)
    let kobo = try FieldMap(["spot", "_spot_latitude", "_spot_longitude", "_spot_altitude", "_spot_precision"])
    #expect(kobo[.latitude] == 1)
    #expect(kobo[.accuracy] == 4)
    let grouped = try FieldMap(["site/spot", "site/_spot_latitude", "site/_spot_longitude"])
    #expect(grouped[.longitude] == 2)
  }

  @Test("a file whose geometry says where things are may have any position columns")
  func withoutPositions() throws {
    let fields = try FieldMap(["lat", "lat", "name"], positions: false)
    #expect(fields[.latitude] == nil)
    #expect(fields[.name] == 2)
  }

  @Test(
    "numbers by our own grammar",
    arguments: [
      ("0", 0.0), ("-0", 0), ("118.7", 118.7), ("+5", 5), ("1e3", 1000), ("1E-3", 0.001), ("0.1", 0.1),
      ("123456789012345", 123_456_789_012_345),
      ("9007199254740993", 9_007_199_254_740_992), ("-89.33324521740178", -89.33324521740178),
      ("1.7976931348623157e308", 1.7976931348623157e308),
      ("00012.50", 12.5),
      // Doubles that a program wrote in full, and digits beyond any precision.
      ("-105.1783148758113384246826171875", -105.1783148758113384), ("111111111111111111111111111111111", 1.1111111111111112e32),
      ("40.6345000000000027284841053187847137451171875", 40.6345), ("0.00000000000000000000000000000000000000000025", 2.5e-43),
      ("1" + String(repeating: "0", count: 300), 1e300), ("12." + String(repeating: "0", count: 5000) + "1", 12),
    ] as [(String, Double)])
  func numbers(text: String, expected: Double) {
    let bytes = Array(text.utf8)
    #expect(NumberText.parse(bytes.span) == expected)
  }

  @Test(
    "what is no number",
    arguments: [
      "", "-", "+", ".", ".5", "5.", "1e", "1e+", "1e1000", "1e400", "1e-400", "nan", "inf", "0x10", "1 ", " 1", "1,5", "1_000",
      "--1", "1.2.3",
      "１",
    ])
  func noNumbers(text: String) {
    let bytes = Array(text.utf8)
    #expect(NumberText.parse(bytes.span) == nil)
  }

  @Test("numbers agree with the standard library on random decimals")
  func randomNumbers() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let text = "\(Double.random(in: -200...200, using: &random))"
      let bytes = Array(text.utf8)
      if text.contains("e") { continue }
      #expect(NumberText.parse(bytes.span) == Double(text), "\(text)")
    }
  }

  @Test(
    "words for nothing are no names, whatever their case and blanks",
    arguments: ["-", "--", "---", "—", "——", "–", "/", "\\", "无", "無", "空", "暂无", "n/a", "na", "#n/a", "null", "none", "nil"])
  func wordsForNothing(word: String) {
    func isNothing(_ text: String) -> Bool {
      let bytes = Array(text.utf8)
      return TextCleaning.isNothing(bytes.span)
    }
    for text in [word, word.uppercased(), " \(word)", "\(word) \t", ""] { #expect(isNothing(text), "\(text)") }
    for text in ["\(word)x", "x\(word)", "\(word) \(word)x"] {
      #expect(!isNothing(text), "\(text)")
    }
  }

  @Test("accuracies: what devices write for unknown is unknown")
  func accuracies() {
    func settle(_ recorded: Double?, hdop: Double? = nil) -> (Float, AccuracySource) {
      let settled = AccuracyRule.settle(recorded: recorded, hdop: hdop, method: .foot)
      #expect(settled.flags.contains(.accuracyAssumed) == (settled.source != .recorded))
      return (settled.accuracy, settled.source)
    }
    #expect(settle(3.5) == (3.5, .recorded))
    for unknown in [0, -1, .nan, .infinity, 65535, 99999, 1e9, 10_001] { #expect(settle(unknown) == (8, .assumed)) }
    // Of feet and of millimetres even the large figures of devices would be possible accuracies.
    for unknown in [99.99, 999, 999.9, 999.99, 9999, 99_999, 32_767, 65_534, 65_535, 4_294_967_295] {
      for unit in [0.001, 0.01, 0.3048, 1] {
        let settled = AccuracyRule.settle(recorded: unknown, unitMetres: unit, method: .foot)
        #expect(settled.source == .assumed && settled.flags.contains(.accuracyAssumed), "\(unknown) in units of \(unit) m")
      }
    }
    #expect(settle(98.5) == (98.5, .recorded))
    #expect(settle(nil, hdop: 1.2) == (6, .derived))
    #expect(settle(nil, hdop: 99.99) == (8, .assumed))
    let feet = AccuracyRule.settle(recorded: 10, unitMetres: 0.3048, method: .foot)
    #expect(feet.accuracy == 3.048)
  }

  @Test("accuracies in tables take the unit from the header")
  func accuracyUnits() throws {
    let file = try readTable("lon,lat,accuracy (ft),method\n118,32,10,walk\n118,32,0,walk\n118,32,good,无人机\n")
    #expect(file.observations.accuracy == [3.048, 8, 10])
    #expect(file.observations.accuracySource == [.recorded, .assumed, .assumed])
    #expect(file.flags(2) == ["accuracy_unreadable"])
    #expect(file.observations.method == [.foot, .foot, .drone])
  }

  @Test("accuracies with their unit in the cell", arguments: ["3.5 m", "±3.5m", "3.5米", "3.5 metres"])
  func accuracyWithUnit(cell: String) throws {
    #expect(try readTable("lon,lat,accuracy\n118,32,\(cell)\n").observations.accuracy == [3.5])
  }

  @Test("a header of a flight log: aircraft, UTC, and a warning that its rows are no outlets")
  func flightLog() throws {
    let file = try readTable(
      "time(millisecond),datetime(utc),latitude,longitude,satellites,isflying,home_latitude,home_longitude\n"
        + "100,2024-05-01 08:00:00,32.1,118.7,14,1,32,118\n200,,32.1,118.7,14,1,32,118\n"
    ) { $0.tableRole = .observations }
    #expect(file.places() == [[118.7, 32.1], [118.7, 32.1]])
    #expect(file.observations.time == [1_714_550_400_000_000, ObservationColumns.noTime])
    #expect(file.observations.method == [.drone, .drone])
    #expect(file.flags(0) == [])
    #expect(file.has(.flightLogRows))
  }

  @Test("words for types and methods")
  func words() throws {
    for (word, type) in [
      ("工业排污口", OutletType.industrial), ("城镇污水处理厂排污口", .municipal), ("农业排口", .agricultural), ("其他排口", .other),
      ("Industrial ", .industrial),
      ("未知", .unknown), ("生活", .municipal), ("规模以下畜禽养殖排污口", .other),
    ] {
      #expect(Vocabularies.outletType(word) == type, "\(word)")
    }
    #expect(Vocabularies.outletType("volcano") == nil)
    #expect(Vocabularies.method("UAV") == .drone)
    #expect(Vocabularies.method("徒步排查") == .foot)
    let file = try readTable("lon,lat,type,method\n118,32,volcano,rocket\n118,32,,\n") { $0.defaultMethod = .foot }
    #expect(file.flags(0) == ["method_unrecognised", "type_unrecognised"])
    #expect(file.flags(1) == [])
    #expect(file.observations.method == [.foot, .foot])
    #expect(file.observations.type == [.unknown, .unknown])
  }

  @Test("the books see gaps and overlaps, even those whose sums are right")
  func books() {
    func build(_ ranges: [Range<Int>]) -> String? {
      var builder = ObservationBuilder(sourceIndex: 0, source: "x")
      for range in ranges { builder.structural(bytes: range) }
      return builder.file(FileDescription(format: .csv, encoding: "UTF-8"), contentBytes: 10).account.imbalance
    }
    #expect(build([0..<4, 4..<10]) == nil)
    #expect(build([0..<4, 5..<10]) != nil)
    #expect(build([0..<6, 4..<8]) != nil)
    #expect(build([0..<4]) != nil)
    #expect(build([0..<4, 4..<11]) != nil)
  }

  @Test("a known survey of gages, with its columns named", .enabled(if: SharedFile.isPresent))
  func gages() throws {
    let file = try readTable(SharedFile.bytes("snapping/usgs_gages_yahara.csv")) {
      $0.columns = [.id: "site_no", .longitude: "lon_site", .latitude: "lat_site"]
    }
    #expect(file.account.accepted == 30)
    #expect(file.account.rejectedCount == 0)
    #expect(file.observations.recordedID.text(at: 0) == "05428668")
    #expect(file.observations.x[0] == -89.3331732)
    #expect(file.observations.name.text(at: 0) == "STARKWEATHER CREEK ABOVE ATWOOD AVE AT MADISON, WI")
  }
}
