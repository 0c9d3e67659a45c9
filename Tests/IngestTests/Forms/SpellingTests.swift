import SurveyModel
import Testing

@testable import Ingest

/// Ways in which people and programs write places and days.
@Suite("Spellings") struct SpellingTests {
  private func angle(_ text: String, _ axis: CoordinateAxis = .latitude) -> Double? {
    guard case .value(let value, _) = AngleText.read(Array(text.utf8).span, axis: axis) else { return nil }
    return value
  }

  private func fault(_ text: String, _ axis: CoordinateAxis = .latitude) -> String? {
    guard case .unreadable(let message) = AngleText.read(Array(text.utf8).span, axis: axis) else { return nil }
    return message
  }

  @Test(
    "40°26'46\" north in the ways that it is written",
    arguments: [
      "40°26'46\"N", "40° 26' 46\" N", "N40°26'46\"", "N 40° 26' 46\"", "40º26'46''N", "40˚26′46″N", "40°26’46”N", "40°26‘46“ N",
      "40°26´46´´N", "40°26`46``N", "40 26 46 N", "40:26:46N", "40-26-46N", "40d26m46sN", "40d 26m 46s N", "40deg26min46sec N",
      "40 deg 26' 46\" N", "40 degrees 26 minutes 46 seconds north", "40 degrees, 26 minutes, 46 seconds N", "402646N",
      "402646 N",
      "北纬40度26分46秒", "北纬40°26′46″", "北緯 40°26′46″", "40度26分46秒", "纬度：40°26′46″", "北纬：40°26′46″", "４０°２６′４６″N",
      "40°26'46\" Nord", "40° 26' 46\" norte", "40° 26' 46\" с.ш.", "Lat 40°26'46\"", "Lat: N 40°26'46\"",
      "latitude 40°26'46\" N",
      "40&deg;26'46&quot;N", "40&#176;26&#39;46&#34;N", "40Â°26'46\"N", "40\u{FFFD}26'46\"N", "40*26'46\"N", "40^26'46\"N",
      "40°_26'_46\"_N", "40\u{A0}°\u{202F}26\u{2009}'46\"N", "40°26'46\"N,", "40/1 26/1 46/1", "(40.0, 26.0, 46.0)",
      "[40, 26, 46]",
      "40°26'46,0\"N", "40° 26' 46·0\" N", "40o26'46\"N", "40°26'46\" N.", "40°26'46\"N latitude", "40° 26.766667' N",
      "40 26.766667N",
      "40°26,766667'", "N 40 26.766667", "4026.766667N", "4026.766667 N", "N4026.766667", "40°26.766667′ 0″", "40.4461111N",
      "40.4461111 N", "N 40.4461111", "40.4461111°", "40.4461111° N", "40.4461111 deg", "40.4461111 degrees north", "40,4461111",
      "=\"40.4461111\"", "'40.4461111", "\"40.4461111\"", "+40.4461111", "٤٠٫٤٤٦١١١١", "40.4461111\u{200E}", "\u{FEFF}40.4461111",
    ])
  func north(text: String) throws {
    let value = try #require(angle(text), "\(text): \(fault(text) ?? "")")
    #expect(abs(value - 40.4461111) < 2e-7, "\(text): \(value)")
  }

  @Test(
    "79.982 west in the ways that it is written",
    arguments: [
      "79.982W", "W79.982", "79.982 West", "79.982 oeste", "79,982 W", "-79.982", "−79.982", "–79.982", "—79.982", "‐79.982",
      "－79.982",
      "=\"-79.982\"", "'-79.982'", "西经79.982", "西经79.982度", "79.982° з.д.", "Lon: -79.982", "long -79.982", "7958.92W",
      "07958.92W",
      "79°58'55.2\"W", "79°58.92'W", "-79°58'55.2\"", "-79 58 55.2", "0795855.2W", "79.982-", "79.982 ouest", "79.982 ovest",
    ])
  func west(text: String) throws {
    let value = try #require(angle(text, .longitude), "\(text): \(fault(text, .longitude) ?? "")")
    #expect(abs(value + 79.982) < 1e-9, "\(text): \(value)")
  }

  @Test(
    "what is no angle stays none",
    arguments: [
      "40°60'00\"N", "40°26'60\"N", "40°26'46\"E", "-40°26'46\"S", "40.5°26'", "40 26 46 7", "N40N", "40°\"26", "40 N 26",
      "4026'",
      "40-26-46", "40 -26 46", "abc", "40.446.1", "40,446,1", "1e400", "0x1p3", "+1.", ".5", "118,5.0", "40 m",
      "40°26'46\"N 79°58'56\"W",
      "12/05/2024", "40.446; 79.982", "(40.446)", "99:99", "N", "°",
    ])
  func none(text: String) {
    #expect(angle(text) == nil, "\(text): \(String(describing: angle(text)))")
  }

  @Test("an O is west or east, and that is asked")
  func west_or_east() {
    #expect(fault("99°07'39\" O", .longitude)?.contains("east in German") == true)
    #expect(fault("O 99.1275", .longitude)?.contains("write W or E") == true)
    #expect(fault("99°07'39\" O")?.contains("swapped") == true)
    #expect(angle("13.4 Ost", .longitude) == 13.4 && angle("99.5 Oeste", .longitude) == -99.5)
  }

  private func position(_ text: String) -> PositionText? {
    guard case .position(let position) = PositionText.read(Array(text.utf8).span) else { return nil }
    return position
  }

  @Test(
    "2.17403 east, 41.40338 north in one cell that says its order",
    arguments: [
      "POINT (2.17403 41.40338)", "POINT(2.17403 41.40338)", "point z (2.17403 41.40338 15)", "POINT Z(2.17403 41.40338 15)",
      "SRID=4326;POINT(2.17403 41.40338)", "MULTIPOINT ((2.17403 41.40338))", "MULTIPOINT (2.17403 41.40338)",
      "{\"type\":\"Point\",\"coordinates\":[2.17403,41.40338]}",
      "{\"coordinates\": [[2.17403, 41.40338]], \"type\": \"MultiPoint\"}",
      "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[2.17403,41.40338,15]}}",
      "{\"lat\":41.40338,\"lng\":2.17403}", "{\"latitude\":\"41.40338\",\"longitude\":\"2.17403\"}",
      "{'latitude': '41.40338', 'longitude': '2.17403', 'human_address': ''}", "{\"x\":2.17403,\"y\":41.40338}",
      "41.40338N 2.17403E", "N41.40338 E2.17403", "41.40338 N, 2.17403 E", "2.17403E, 41.40338N", "N 41.40338° E 2.17403°",
      "41°24'12.168\"N 2°10'26.508\"E", "41°24'12.168\"N, 2°10'26.508\"E", "N41°24'12.168\" E2°10'26.508\"",
      "41 24 12.168 N 2 10 26.508 E",
      "2°10'26.508\"E 41°24'12.168\"N", "41°24.2028'N 2°10.4418'E", "lat: 41.40338, lon: 2.17403", "Lat 41.40338 Long 2.17403",
      "lat=41.40338; lon=2.17403", "lon 2.17403 lat 41.40338", "东经2.17403，北纬41.40338", "北纬41.40338° 东经2.17403°",
      "东经：2.17403 北纬：41.40338",
      "经度：2.17403，纬度：41.40338", "东经2°10′26.508″、北纬41°24′12.168″", "geo:41.40338,2.17403", "geo:41.40338,2.17403;u=35",
      "+41.40338+002.17403/",
      "+41.40338+002.17403+15CRSWGS_84/", "+4124.2028+00210.4418/", "https://www.google.com/maps/@41.40338,2.17403,15z",
      "https://maps.google.com/?q=41.40338,2.17403", "https://www.openstreetmap.org/?mlat=41.40338&mlon=2.17403#map=17/1/1",
      "https://www.openstreetmap.org/#map=17/41.40338/2.17403",
      "https://www.google.com/maps/place/X/@1,2,17z/data=!3d41.40338!4d2.17403",
      "0101000000DC2E34D76964014024EEB1F4A1B34440",
    ])
  func sayingTheOrder(text: String) throws {
    let found = try #require(position(text), "\(text): \(PositionText.read(Array(text.utf8).span))")
    let (x, y) = found.pair(.longitudeFirst)
    #expect(found.order != nil && abs(x - 2.17403) < 1e-6 && abs(y - 41.40338) < 1e-6, "\(text): \(found)")
  }

  @Test(
    "two numbers in one cell that do not say their order",
    arguments: [
      "41.40338, 2.17403", "41.40338,2.17403", "41.40338 2.17403", "41.40338;2.17403", "41.40338; 2.17403", "41.40338/2.17403",
      "41.40338 | 2.17403", "(41.40338, 2.17403)", "[41.40338, 2.17403]", "41.40338，2.17403", "41.40338、2.17403",
      "41.40338,2.17403,15",
      "41.40338, 2.17403, 15.0, 4.5", "41.40338 2.17403 15 4.5", "41,40338; 2,17403", "41,40338 2,17403", "41,40338, 2,17403",
      "41°24'12.168\" 2°10'26.508\"", "41°24'12.168\", 2°10'26.508\"", "41 24 12.168 2 10 26.508", "41.40338°, 2.17403°",
      "1 Main St\nBarcelona\n(41.40338, 2.17403)", "41.40338\t2.17403",
    ])
  func silent(text: String) throws {
    let found = try #require(position(text), "\(text): \(PositionText.read(Array(text.utf8).span))")
    #expect(found.order == nil && abs(found.first - 41.40338) < 1e-6 && abs(found.second - 2.17403) < 1e-6, "\(text): \(found)")
  }

  @Test(
    "what is no position in one cell",
    arguments: [
      "Touhy Ave.", "41.40338", "41.4 N 2.1 N", "LINESTRING (1 2, 3 4)", "{\"a\":1}", "1 2 3 4 5", "Main St (old)", "40°26'46\"N",
      "x, y",
    ])
  func noPosition(text: String) {
    #expect(position(text) == nil, "\(text): \(String(describing: position(text)))")
  }

  @Test("a column of hemispheres beside numbers, angles and receivers' numbers")
  func hemisphereColumns() throws {
    func places(_ header: String, _ row: String) throws -> [[Double]] {
      try readTable("id,\(header)\n1,\(row)\n").places()
    }
    for header in [
      "lat,N/S,lon,E/W", "latitude,NS,longitude,EW", "Lat,Lat Dir,Long,Long Dir", "lat,lat_hemisphere,lon,lon_hemisphere",
      "纬度,南北,经度,东西",
    ] {
      #expect(try places(header, "33.5,S,70.25,W") == [[-70.25, -33.5]], "\(header)")
    }
    #expect(try places("lat,N/S,lon,E/W", "33.5,South,70.25,西经") == [[-70.25, -33.5]])
    #expect(try places("lat,N/S,lon,E/W", "-33.5,S,-70.25,W") == [[-70.25, -33.5]])
    #expect(try places("lat,N/S,lon,E/W", "33 30 0,S,70°15',W") == [[-70.25, -33.5]])
    let packed = try places("lat,N/S,lon,E/W", "3206.1230,N,00012.5000,W")
    #expect(abs(packed[0][0] + 12.5 / 60) < 1e-12 && abs(packed[0][1] - 32.10205) < 1e-12)
    #expect(try places("lon_d,lon_m,lon_s,E/W,lat_d,lat_m,lat_s,N/S", "70,15,0,W,33,30,0,S") == [[-70.25, -33.5]])
    let odd = try readTable(
      "lat,N/S,lon,E/W\n33.5,N,70,E\n33.5,S,70,E\n33.5,S,70,E\n-33.5,N,70,E\n33.5,X,70,E\n33.5,E,70,E\n-33.5,,70,\n")
    #expect(odd.places() == [[70, 33.5], [70, -33.5], [70, -33.5], [70, -33.5]])
    #expect(odd.rules == [.coordinateUnreadable, .coordinateUnreadable, .coordinateUnreadable])
    // A column called E/W that holds anything else is no hemisphere.
    #expect(try readTable("lat,lon,EW\n33.5,70.25,road\n").places() == [[70.25, 33.5]])
  }

  @Test(
    "metres with marks between groups of three digits",
    arguments: [
      ("532 456.1", 532_456.1), ("532\u{A0}456,1", 532_456.1), ("532\u{202F}456", 532_456), ("2'683'111.5", 2_683_111.5),
      ("2’683’111,5", 2_683_111.5),
      ("532,456.12", 532_456.12), ("532.456,12", 532_456.12), ("1,234,567", 1_234_567), ("1.234.567", 1_234_567),
      ("532456 m", 532_456),
      ("532456.5m", 532_456.5), ("532456 mE", 532_456), ("532456米", 532_456), ("532456,5", 532_456.5), ("532456.5", 532_456.5),
      ("-12 345.5", -12_345.5),
      ("=\"532456\"", 532_456), ("'532456", 532_456), ("٥٣٢٤٥٦", 532_456),
    ])
  func metres(text: String, value: Double) {
    #expect(MetreText.read(Array(text.utf8).span, MetreText.Style()) == value)
  }

  @Test(
    "metres that cannot be read",
    arguments: ["53 2456", "532 45", "5324 56", "532,45.1", "12.34,567.8", "532456 km", "abc", "1,2,3", ""])
  func noMetres(text: String) {
    #expect(MetreText.read(Array(text.utf8).span, MetreText.Style()) == nil)
  }

  @Test(
    "a bare comma or point before three digits is a thousands mark in a column of metres, unless another number shows it is not")
  func doubtfulMarks() throws {
    func places(_ rows: String) throws -> [[Double]] {
      try readTable("easting;northing\n\(rows)\n") { $0.coordinateKind = { _ in .metres } }.places()
    }
    #expect(try places("532,456;181,234") == [[532_456, 181_234]])
    #expect(try places("532.456;181.234") == [[532_456, 181_234]])
    #expect(try places("532.456;5.181.234") == [[532_456, 5_181_234]])
    #expect(try places("532456,123;181234,5") == [[532_456.123, 181_234.5]])
    #expect(try places("532456.123;181234.500") == [[532_456.123, 181_234.5]])
    #expect(try places("900,123;181234,5") == [[900.123, 181_234.5]])
    #expect(try places("532456,5;181.234") == [[532_456.5, 181_234]])
    #expect(try places("532456.5;181,234") == [[532_456.5, 181_234]])
  }

  @Test(
    "3 May 2022 with its month in letters",
    arguments: [
      "03-May-2022", "3 May 2022", "May 3, 2022", "03-MAY-22", "3-May-22", "3/May/2022", "3. Mai 2022", "3 de mayo de 2022",
      "3 mai 2022", "le 3 mai 2022",
      "3rd of May 2022", "May 3rd, 2022", "3rd May, 2022", "Tue 3 May 2022", "Tuesday, May 3, 2022", "Tue, 03 May 2022",
      "2022-May-03", "2022 May 3", "3 maggio 2022",
      "3 mei 2022", "03.MAI.2022", "3May2022",
    ])
  func wordyDates(text: String) {
    #expect(read(text) == "2022-05-03")
  }

  @Test(
    "ten o'clock on that day",
    arguments: [
      "Tue May 03 2022 18:00:00 GMT+0800 (China Standard Time)", "Tue, 03 May 2022 10:00:00 GMT", "Tue May  3 10:00:00 2022",
      "Tue May  3 10:00:00 UTC 2022",
      "Tue May 03 18:00:00 +0800 2022", "03-MAY-22 10:00:00", "May 3, 2022 10:00 AM", "May 3, 2022 at 10:00 a.m.",
      "3 May 2022, 10:00", "2022-05-03_10:00", "2022-05-03 10h00",
      "5/3/2022, 10:00:00 AM", "13/05/2022 24:00".replacing("13/05/2022 24:00", with: "2022-05-03 10:00"),
    ])
  func moments(text: String) {
    #expect(read(text) == "2022-05-03T10:00:00")
  }

  private func read(_ text: String, _ order: DateOrder = .unknown) -> String? {
    let rules = TimeRules(zone: .utc, zoneIsStated: true, order: order)
    guard case .time(let time, _) = rules.read(Array(text.utf8).span) else { return nil }
    return instantText(time)
  }

  @Test("orders of numbers: the user's, the only possible one, dots, and slashes with AM or PM")
  func orders() {
    #expect(read("3/5/2022") == nil && read("3/5/22") == nil && read("22/05/03") == nil && read("03-05-2022") == nil)
    #expect(read("3/5/2022", .dayFirst) == "2022-05-03" && read("3/5/2022", .monthFirst) == "2022-03-05")
    #expect(read("3/5/22", .dayFirst) == "2022-05-03" && read("22/05/03", .yearFirst) == "2022-05-03")
    #expect(read("31/5/2022") == "2022-05-31" && read("5/31/2022") == "2022-05-31" && read("5/5/2022") == "2022-05-05")
    #expect(read("3.5.2022") == "2022-05-03" && read("3.5.22") == "2022-05-03" && read("5.31.2022") == "2022-05-31")
    #expect(read("5/3/2022 10:00 AM") == "2022-05-03T10:00:00" && read("31/5/2022 10:00 AM") == "2022-05-31T10:00:00")
    #expect(read("2024-05-20 24:00") == "2024-05-21" && read("2024-05-20 24:01") == nil)
    #expect(read("3/5/70", .dayFirst) == "1970-05-03" && read("3/5/68", .dayFirst) == "2068-05-03")
  }

  @Test("a day that stands for none costs nothing but the time")
  func placeholders() throws {
    let texts = [
      "0000-00-00", "00/00/0000", "0001-01-01", "1899-12-30", "1899-12-31", "1900-01-00", "1900-01-01", "1970-01-01",
      "1970-01-01T00:00:00Z", "1753-01-01",
      "9999-12-31", "2106-02-07", "2024-13-01", "1980-01-06", "99/99/9999", "31/12/9999", "2024-02-30", "Jan 0, 1900",
    ]
    let file = try readTable("lon,lat,time\n" + texts.map { "118,32,\"\($0)\"\n" }.joined())
    #expect(file.account.accepted == texts.count)
    for (row, text) in texts.enumerated() {
      #expect(file.observations.time[row] == ObservationColumns.noTime && file.flags(row) == ["time_unreadable"], "\(text)")
    }
  }
}
