import SurveyModel

@testable import LayerOutput

/// Two rivers, three observations (one unmatched), one outlet: small enough to be written by hand.
func smallSurvey() -> ResultColumns {
  var result = ResultColumns()
  result.sources = ["walks/day\"1\".csv", "无人机.gpx"]
  var network = RiverNetwork()
  network.longitude = [118, 118.01, 118.02, 118.5, 118.50000001, 118.6, 119, 119.1]
  network.latitude = [32, 32, 32, 32.5, 32.5, 32.5, 33, 33]
  network.measure = [0, 944.2, 1888.4, 0, 0.001, 9390, 0, 9337.5]
  network.reaches = [
    ReachRow(id: "R1", river: 0, vertices: 0..<3, flowKnown: true),
    ReachRow(id: "R2/1", river: 1, vertices: 3..<6, flowKnown: true),
    ReachRow(id: "R2/2", river: 1, vertices: 6..<8, flowKnown: false),
  ]
  network.rivers = [
    RiverRow(id: "R1", name: "秦淮河", basin: "B1", reaches: 0..<1, length: 1888.4),
    RiverRow(id: "R2", name: nil, basin: nil, reaches: 1..<3, length: 18727.5),
  ]
  network.reaches[0].code = ReachCode("32010000000001", measures: ReachCode.Measures(from: 20, to: 60))
  network.topology.downstream = [nil, 0, nil]
  network.topology.mouthDistance = [1000, 0, .nan]
  network.topology.strahler = [2, 1, 0]
  network.topology.order = [1, 2, 0]
  result.network = network
  result.reaches = [
    ReachTotal(outlets: 1, outletsWithTributaries: 1), ReachTotal(outlets: 0, outletsWithTributaries: 0), ReachTotal(),
  ]
  result.observations = smallObservations()
  result.matches = smallMatches()
  result.outletOfObservation = [0, nil, 0]
  var outlet = OutletRow(
    id: OutletID(key: 1), reach: 0, measure: 472.1, place: Coordinate(longitude: 118.005, latitude: 32))
  outlet.bank = .left
  outlet.observed = Coordinate(longitude: 118.00500004, latitude: 32.0001)
  outlet.distance = 11.0895
  outlet.sightings = 0..<2
  outlet.codeRow = 2
  outlet.type = .industrial
  outlet.status = .confirmed
  outlet.methods = [.drone, .foot]
  outlet.firstSeen = 1_514_735_999_000_000
  outlet.lastSeen = 1_514_736_000_250_000
  outlet.accuracy = 5.125
  outlet.confidence = 0.9994
  outlet.flags = [RuleSet(.accuracyAssumed)]
  outlet.district = 1
  result.outlets = [outlet]
  result.sightings = [0, 2]
  result.districtIDs = [nil, "320100"]
  fillReports(&result)
  return result
}

private func smallObservations() -> ObservationColumns {
  var columns = ObservationColumns()
  columns.source = [0, 0, 1]
  columns.record = [1, 2, 1]
  columns.longitude = [118.005, 120, 118.00500008]
  columns.latitude = [32.0001, -0.00000001, 32.0001]
  columns.x = columns.longitude
  columns.y = columns.latitude
  columns.time = [1_514_735_999_000_000, ObservationColumns.noTime, 1_514_736_000_250_000]
  columns.accuracy = [8, 8, 2.5]
  columns.accuracySource = [.assumed, .assumed, .recorded]
  columns.method = [.foot, .foot, .drone]
  columns.type = [.industrial, .unknown, .unknown]
  columns.flags = [[RuleSet(.timeZoneAssumed), RuleSet(.accuracyAssumed)], [RuleSet(.accuracyAssumed)], []]
  for id in ["P-1", nil, "飞1"] { columns.recordedID.append(id) }
  for code in [nil, nil, "NJ-07"] {
    columns.name.append(nil)
    columns.code.append(code)
  }
  for attributes in ["{\"lon\":\"118.005\"}", "{}", nil] { columns.attributes.append(attributes) }
  return columns
}

private func smallMatches() -> MatchColumns {
  var matches = MatchColumns()
  matches.reach = [0, nil, 0]
  matches.measure = [472.1, .nan, 472.1]
  matches.placeLongitude = [118.005, 120, 118.005]
  matches.placeLatitude = [32, -0.00000001, 32]
  matches.distance = [11.0895, .nan, 11.09]
  matches.bank = [.left, nil, .left]
  matches.runnerUpRiver = [1, nil, nil]
  matches.runnerUpDistance = [40.5, .nan, .nan]
  matches.confidence = [0.75, .nan, 1]
  matches.flags = [[RuleSet(.ambiguousRiver)], [RuleSet(.unmatched)], []]
  return matches
}

private func fillReports(_ result: inout ResultColumns) {
  var track = Track(
    source: "无人机.gpx", method: .drone,
    stretches: [
      [Coordinate(longitude: 118, latitude: 32), Coordinate(longitude: 118.001, latitude: 32)],
      [Coordinate(longitude: 117, latitude: 30)],
      [Coordinate(longitude: 118.01, latitude: 32.01), Coordinate(longitude: 118.01, latitude: 32.01)],
    ], started: 1_514_735_999_000_000, ended: nil)
  track.length = 94.4
  result.tracks = [track]
  result.findings = [
    Finding(.noRecords, .info, "No records."),
    Finding(
      .ambiguousRiver, .warning, "Two rivers.", source: "walks/day\"1\".csv", record: 1,
      position: Coordinate(longitude: 118.005, latitude: 32.0001)
    ).about(outlet: "O000000000001", river: "R1"),
  ]
  result.rejections = [
    Rejection(
      SourceRecord(3, line: 4, bytes: 90..<96), of: "walks/day\"1\".csv", column: "lon", rule: .coordinateMissing,
      message: "=1, empty", raw: Array("x,\"y\"".utf8) + [0xC5])
  ]
  var first = RollUpRow(id: "R1", name: "秦淮河", basin: "B1", lengthKilometres: 1.8884)
  (first.outlets, first.outletsLeft, first.outletsWithTributaries) = (1, 1, 1)
  (first.observations, first.drone, first.foot, first.strahler) = (2, 1, 1, 2)
  let second = RollUpRow(id: "R2", lengthKilometres: 18.7275)
  var total = first
  total.strahler = nil
  (total.id, total.name, total.basin, total.lengthKilometres, total.outletsWithTributaries) = (nil, nil, nil, 20.6159, nil)
  result.rivers = RollUp(rows: [first, second], total: total)
  total.lengthKilometres = nil
  result.districts = RollUp(rows: [RollUpRow(id: nil)], total: total)
  result.basins = RollUp(rows: [], total: RollUpRow(id: nil))
  result.run.version = "0.2.0"
  result.run.options = [
    "max-distance": .number(200), "columns": .table(["b": "B", "a": "A"]), "force": .flag(false), "crs": .none,
  ]
  result.run.workingCRS = "auto"
  result.run.projVersion = "9.1.1"
  result.run.projDatabase = "EPSG v10.076"
  result.run.geosVersion = "3.11.1"
  var description = FileDescription(format: .csv, encoding: "UTF-8")
  description.fields = [(field: "longitude", column: "lon")]
  description.dialect = "comma"
  var account = FileAccount()
  (account.records, account.accepted, account.flagged, account.structural) = (3, 2, 2, 1)
  account.rejected = [.coordinateMissing: 1]
  result.run.inputs = [
    .init(
      role: .survey, name: "walks/day\"1\".csv", size: 120, sha256: "00ff", description: description, account: account)
  ]
  result.run.inputs[0].operation = .init(crs: "OGC:CRS84", name: "none", accuracy: 0)
  result.run.skipped = [(name: "notes.txt", reason: "No reader knows it.")]
}
