import Ingest
import SurveyModel
import TestSupport
import Testing

/// Tables of records from the field, in `../shared/data/wild/forms`. The names before the colons are folders there.
@Suite("Forms from the wild", .enabled(if: SharedData.isPresent)) struct WildFormTests {
  /// Reads a file as its content says.
  private func read(_ name: String, _ change: (inout IngestOptions) -> Void = { _ in }) throws -> SurveyFile {
    let bytes = try SharedData.bytes("wild/forms/\(name)")
    var options = IngestOptions()
    options.source = name
    change(&options)
    guard case .format(let format) = sniffFormat(name: name, prefix: Array(bytes.prefix(65536))) else {
      throw InputError(.unreadable, "\(name) is no survey")
    }
    let file = try readSurvey(bytes, format: format, options: options).file
    #expect(file.account.imbalance == nil, "\(name): \(file.account.imbalance ?? "")")
    return file
  }

  private func inMetres(_ options: inout IngestOptions) { options.coordinateKind = { _ in .metres } }

  private func expect(
    _ file: SurveyFile, _ places: [[Double]], within limit: Double = 1e-6, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = file.places()
    guard found.count == places.count else {
      Issue.record("\(found) \(file.rejections.map(\.message))", sourceLocation: sourceLocation)
      return
    }
    for (one, other) in zip(found, places) {
      #expect(
        abs(one[0] - other[0]) <= limit && abs(one[1] - other[1]) <= limit, "\(one) \(other)", sourceLocation: sourceLocation)
    }
  }

  private func times(_ file: SurveyFile) -> [String?] {
    file.observations.time.map { $0 == ObservationColumns.noTime ? nil : instantText($0) }
  }

  @Test("ambiguous-dates: no position is lost, and what settles the order settles it")
  func ambiguousDates() throws {
    let oneDay = try read("ambiguous-dates/us_one_day.csv")
    #expect(times(oneDay) == [nil, nil] && oneDay.flags(0) == ["time_unreadable"])
    #expect(oneDay.findings.count { $0.rule == .dateOrder && $0.severity == .warning } == 1)
    #expect(try times(read("ambiguous-dates/us_one_day.csv") { $0.dateOrder = .monthFirst }) == ["2019-04-11", "2019-04-11"])
    #expect(try times(read("ambiguous-dates/us_one_day.csv") { $0.columns = [.date: ""] }) == [nil, nil])
    #expect(try read("ambiguous-dates/us_one_day.csv") { $0.columns = [.date: ""] }.flags(0) == [])
    #expect(try times(read("ambiguous-dates/us_ampm.csv")) == ["2019-04-11T13:22:44", "2019-04-11T13:47:33"])
    #expect(try times(read("ambiguous-dates/two_dates.geojson")) == ["2019-04-13", "2019-04-11"])
    for name in ["same_as.geojson", "same_as.xlsx"] {
      let file = try read("ambiguous-dates/\(name)")
      #expect(times(file) == [nil, nil] && file.flags(0) == ["time_unreadable"] && file.has(.dateOrder), "\(name)")
    }
    let without = try read("ambiguous-dates/same_as.geojson") { $0.columns = [.date: ""] }
    #expect(times(without) == [nil, nil] && without.flags(0) == [])
  }

  @Test("coordinate-spellings: read but for the O that is west or east")
  func spellings() throws {
    let file = try read("coordinate-spellings/spellings.csv")
    #expect(file.rejections.count == 1 && file.rejections[0].record == 9)
    #expect(file.rejections.first?.message.contains("west in Spanish") == true)
    // The second row is west of Greenwich and says so nowhere.
    expect(
      file,
      [
        [6.5371, 53.2047], [87.969167, 42.151833], [151.2153, -33.8568], [151.2153, -33.8568], [-79.982222, 40.446194],
        [93.319333, 44.938833], [-79.982, 40.446], [-79.982, 40.446], [-79.982, 40.446], [31.24, 30.05], [13.3777, 52.5163],
        [-79.982222, 40.446111],
      ])
  }

  @Test("decimal-comma: also between commas, in minutes and in accuracies")
  func decimalComma() throws {
    expect(try read("decimal-comma/comma_separated_quoted.csv"), [[4.835659, 45.764043], [4.84, 45.76]])
    let minutes = try read("decimal-comma/minutes_and_accuracy.csv")
    expect(minutes, [[18.957638, 48.510683]], within: 1e-6)
    #expect(minutes.observations.accuracy == [3.5])
  }

  @Test(
    "digit-grouping: marks between groups of three digits",
    arguments: [
      ("n1", [[532_456.12, 181_234.5], [532_500, 181_300]]), ("n2", [[532_456, 181_234], [532_500, 181_300]]),
      ("n3", [[532_456.1, 181_234.5], [532_500, 181_300]]), ("n5", [[532_456.12, 181_234.5], [532_500, 181_300]]),
      ("n6", [[532_456, 181_234], [532_500, 181_300]]),
    ])
  func digitGrouping(name: String, places: [[Double]]) throws {
    expect(try read("digit-grouping/\(name).csv", inMetres), places)
  }

  @Test("facility-not-outfall: the outfall's pair, loudly")
  func facility() throws {
    let file = try read("facility-not-outfall/iowa_cut.csv")
    #expect(file.places().first == [-93.99837, 41.60363])
    #expect(file.findings.contains { $0.rule == .positionChosen && $0.severity == .warning && $0.message.contains("\"Lat\"") })
  }

  @Test("form-times-and-groups: groups are no part of a name, and apps have names of their own for the time")
  func groups() throws {
    let kobo = try read("form-times-and-groups/kobo_groups.csv")
    #expect(kobo.observations.name.text(at: 0) == "Weir pipe" && kobo.observations.type == [.industrial])
    #expect(kobo.description.fields.contains { $0 == ("river_name", "site/river") })
    #expect(kobo.description.fields.contains { $0 == ("bank", "site/bank") })
    let odk = try read("form-times-and-groups/odk_central_groups.csv")
    #expect((0..<2).map { odk.observations.name.text(at: $0) } == ["Donaukanal 1", "Donaukanal 2"])
    let survey123 = try read("form-times-and-groups/survey123.csv")
    #expect(
      times(survey123) == ["2019-04-11T13:22:44", "2019-04-11T13:47:33", "2019-04-26T19:35:12", "2019-04-26T19:38:42"])
    #expect(survey123.flags(0) == [])
  }

  @Test("month-names: a month in letters cannot be mistaken, and a 28 settles two-digit years")
  func monthNames() throws {
    #expect(try times(read("month-names/month_names.csv")) == Array(repeating: "2022-05-03", count: 5))
    #expect(try times(read("month-names/two_digit_years.csv")) == ["2021-03-01", "2026-02-28"])
  }

  @Test("pipe-delimited: the header shows it")
  func pipes() throws {
    let file = try read("pipe-delimited/k06_pipe.csv")
    expect(file, [[-0.12, 51.5], [-0.13, 51.51]])
    #expect(file.observations.name.text(at: 1) == "b")
  }

  @Test("placeholder-date-loses-record: a position needs no date")
  func placeholders() throws {
    let file = try read("placeholder-date-loses-record/dates.csv")
    #expect(file.account.accepted == 12)
    #expect(
      times(file).enumerated().allSatisfy { $0.offset == 10 ? $0.element == "2024-05-21" : $0.element == nil }, "\(times(file))")
    // A dash says that there is no time, and is no fault.
    #expect((0..<12).filter { file.observations.flags[$0].contains(.timeUnreadable) } == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11])
  }

  @Test("position-in-one-cell: WKT, GeoJSON, brackets, blanks and angles; a question where the order cannot be seen")
  func oneCell() throws {
    expect(try read("position-in-one-cell/ckan_geojson_cell.csv"), [[-79.1882, 43.77], [-79.3585, 43.662]])
    expect(try read("position-in-one-cell/ground_wkt.csv"), [[-75.5812, 6.2442], [-75.582, 6.245]])
    expect(try read("position-in-one-cell/socrata_location.csv"), [[-73.9416, 40.7361], [-73.9266, 40.7261]])
    expect(
      try read("position-in-one-cell/latlon_spellings.csv"),
      [[2.17403, 41.40338], [2.175, 41.404], [2.174028, 41.403389], [2.17403, 41.40338]], within: 1e-4)
    let coordinates = "position-in-one-cell/coordinates.csv"
    let error = #expect(throws: InputError.self) { try read(coordinates) }
    #expect(error?.column == "Coordinates" && error?.options.contains(.positionOrder) == true)
    expect(try read(coordinates) { $0.positionOrder = .latitudeFirst }, [[2.17403, 41.40338], [2.175, 41.404]])
    expect(
      try read("position-in-one-cell/ground_wkt.csv") { $0.columns = [.position: "geometry"] },
      [[-75.5812, 6.2442], [-75.582, 6.245]])
  }

  @Test("short-rows: cells that are not there are empty, and that is flagged")
  func shortRows() throws {
    let file = try read("short-rows/k03_ragged.csv")
    expect(file, [[-0.12, 51.5], [-0.13, 51.51], [-0.14, 51.52], [-0.15, 51.53]])
    #expect(file.flags(2) == ["cells_missing"] && file.flags(0) == [] && file.flags(3) == ["extra_cells_empty"])
  }

  @Test("unknown-headers: Epicollect5, EPA, joins, surveys and USGS")
  func headers() throws {
    let epicollect = try read("unknown-headers/epicollect5.csv")
    expect(epicollect, [[-0.127758, 51.507351], [-0.1255, 51.5084]])
    #expect(epicollect.observations.accuracy == [4, 7] && times(epicollect).first == "2023-11-28T13:05:21")
    #expect(epicollect.rules == [.coordinateMissing])
    let epa = try read("unknown-headers/epa_cso.csv")
    #expect(epa.account.accepted == 20 && epa.places().first == [-134.417196, 58.3000526])
    expect(try read("unknown-headers/location_latitude.csv"), [[114.25, 30.5], [114.35, 30.6]])
    let joined = try read("unknown-headers/ssmma_lat_dec.csv")
    #expect(joined.account.accepted == 20 && joined.places().first == [-87.543333, 41.713611] && joined.has(.positionChosen))
    let usgs = try read("unknown-headers/usgs_rdb.txt")
    expect(usgs, [[-89.3526, 43.2088], [-89.4015, 43.1513]])
    #expect(usgs.rejections.isEmpty)
  }

  @Test("wrong-order-second-table: read by its own header")
  func secondTable() throws {
    let file = try read("wrong-order-second-table/x04_two_tables.xlsx")
    #expect(file.places().suffix(2) == [[-0.14, 51.4], [-0.15, 51.41]], "\(file.places())")
    #expect(file.has(.headerRepeated))
  }

  @Test("xy-beside-easting: the pair that is possible, and that is said")
  func possiblePair() throws {
    let file = try read("xy-beside-easting/cso_outfalls_cut.csv")
    #expect(file.account.accepted == 30)
    #expect(file.places().first.map { abs($0[0] + 87.7102647) < 1e-6 && abs($0[1] - 42.0117854) < 1e-6 } == true)
    #expect(file.findings.contains { $0.rule == .positionChosen && $0.message.contains("\"Easting\"") })
  }
}

/// `2024-05-16`, or with the time of day where it is not midnight.
func instantText(_ microseconds: Int64) -> String {
  let seconds = microseconds / 1_000_000
  let (day, clock) = (Int((Double(seconds) / 86_400).rounded(.down)), Int(((seconds % 86_400) + 86_400) % 86_400))
  // Days to a date by counting years and months.
  var (year, left) = (1970, day)
  func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
  while left < 0 {
    year -= 1
    left += isLeap(year) ? 366 : 365
  }
  while left >= (isLeap(year) ? 366 : 365) {
    left -= isLeap(year) ? 366 : 365
    year += 1
  }
  var month = 1
  for length in [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
    if left < length { break }
    left -= length
    month += 1
  }
  func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
  let date = "\(year)-\(two(month))-\(two(left + 1))"
  return clock == 0 ? date : "\(date)T\(two(clock / 3600)):\(two(clock / 60 % 60)):\(two(clock % 60))"
}
