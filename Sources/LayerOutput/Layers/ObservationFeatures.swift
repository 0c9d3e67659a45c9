import FileKit
package import SurveyModel

/// Observations and what was found out about them, as GeoJSON features.
package struct ObservationFeatures: Sendable {
  private let sources: JSONTexts
  private let texts: NetworkTexts

  /// `sources` are the names that ``ObservationColumns/source`` points into.
  package init(sources: [String], network: RiverNetwork) {
    self.sources = JSONTexts(sources.lazy.map(Optional.init))
    texts = NetworkTexts(network)
  }

  /// Appends features for the stream of `outlets snap`, one on a line: the geometry is the place on the river, or the recorded
  /// position when unmatched; the properties are those of `observations.geojson` without `outlet_id`, and the
  /// recorded `longitude` and `latitude` (WGS 84 degrees).
  package func appendPlaced(
    _ rows: Range<Int>, of observations: ObservationColumns, _ matches: MatchColumns, to bytes: inout [UInt8]
  ) {
    var flags = FlagTexts()
    for row in rows {
      bytes.append("{\"type\":\"Feature\",\"geometry\":")
      appendPoint(matches.placeLongitude[row], matches.placeLatitude[row], to: &bytes)
      appendRecord(row, observations, to: &bytes)
      bytes.append(",\"longitude\":")
      appendNumber(observations.longitude[row], decimals: Decimals.degrees, to: &bytes)
      bytes.append(",\"latitude\":")
      appendNumber(observations.latitude[row], decimals: Decimals.degrees, to: &bytes)
      appendMatch(row, matches, to: &bytes)
      appendEnd(row, observations, matches, &flags, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  /// Appends features for `observations.geojson`. `outletIDs` and `outletOf` tell which outlet each row belongs to (-1: none).
  func appendRecorded(
    _ rows: Range<Int>, of observations: ObservationColumns, _ matches: MatchColumns, outletIDs: JSONTexts, outletOf: [Int32],
    to bytes: inout [UInt8]
  ) {
    var flags = FlagTexts()
    for row in rows {
      beginFeature(row, to: &bytes)
      appendPoint(observations.longitude[row], observations.latitude[row], to: &bytes)
      appendRecord(row, observations, to: &bytes)
      appendMatch(row, matches, to: &bytes)
      bytes.append(",\"outlet_id\":")
      if outletOf[row] < 0 { bytes.append("null") } else { outletIDs.append(Int(outletOf[row]), to: &bytes) }
      appendEnd(row, observations, matches, &flags, to: &bytes)
    }
  }

  /// `source#record` as a JSON string.
  func appendID(_ row: Int, _ observations: ObservationColumns, to bytes: inout [UInt8]) {
    sources.appendOpen(Int(observations.source[row]), to: &bytes)
    bytes.append(UInt8(ascii: "#"))
    appendInteger(observations.record[row], to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  private func appendRecord(_ row: Int, _ observations: ObservationColumns, to bytes: inout [UInt8]) {
    bytes.append(",\"properties\":{\"id\":")
    appendID(row, observations, to: &bytes)
    bytes.append(",\"recorded_id\":")
    appendJSON(observations.recordedID, row, to: &bytes)
    bytes.append(",\"source\":")
    sources.append(Int(observations.source[row]), to: &bytes)
    bytes.append(",\"record\":")
    appendInteger(observations.record[row], to: &bytes)
    bytes.append(",\"method\":\"")
    bytes.append(observations.method[row].text)
    bytes.append("\",\"time\":")
    appendJSONTime(observations.time(at: row), to: &bytes)
    bytes.append(",\"accuracy_m\":")
    appendNumber(Double(observations.accuracy[row]), decimals: Decimals.accuracy, to: &bytes)
    bytes.append(",\"accuracy_source\":\"")
    bytes.append(observations.accuracySource[row].text)
    bytes.append("\",\"type\":\"")
    bytes.append(observations.type[row].text)
    bytes.append(UInt8(ascii: "\""))
  }

  private func appendMatch(_ row: Int, _ matches: MatchColumns, to bytes: inout [UInt8]) {
    guard let reach = matches.matchedReach(at: row) else {
      bytes.append(
        """
        ,"river_id":null,"river_name":null,"reach_id":null,"measure_m":null,"measure_percent":null,"bank":null,\
        "distance_m":null
        """)
      return appendRunnerUp(row, matches, to: &bytes)
    }
    let river = texts.riverOfReach[reach]
    bytes.append(",\"river_id\":")
    texts.riverIDs.append(river, to: &bytes)
    bytes.append(",\"river_name\":")
    texts.riverNames.append(river, to: &bytes)
    bytes.append(",\"reach_id\":")
    texts.reachIDs.append(reach, to: &bytes)
    let measure = matches.measure[row]
    bytes.append(",\"measure_m\":")
    appendNumber(measure, decimals: Decimals.metres, to: &bytes)
    bytes.append(",\"measure_percent\":")
    appendNumber(measurePercent(measure, length: texts.lengths[reach]), decimals: Decimals.percent, to: &bytes)
    bytes.append(matches.bank[row].property)
    bytes.append(",\"distance_m\":")
    appendNumber(matches.distance[row], decimals: Decimals.metres, to: &bytes)
    appendRunnerUp(row, matches, to: &bytes)
  }

  private func appendRunnerUp(_ row: Int, _ matches: MatchColumns, to bytes: inout [UInt8]) {
    let river = Int(matches.runnerUpRiver[row])
    bytes.append(",\"runner_up_river_id\":")
    if river < 0 { bytes.append("null") } else { texts.riverIDs.append(river, to: &bytes) }
    bytes.append(",\"runner_up_distance_m\":")
    appendNumber(river < 0 ? .nan : matches.runnerUpDistance[row], decimals: Decimals.metres, to: &bytes)
    bytes.append(",\"confidence\":")
    appendNumber(Double(matches.confidence[row]), decimals: Decimals.confidence, to: &bytes)
  }

  private func appendEnd(
    _ row: Int, _ observations: ObservationColumns, _ matches: MatchColumns, _ flags: inout FlagTexts, to bytes: inout [UInt8]
  ) {
    bytes.append(",\"flags\":")
    flags.append(observations.flags[row].union(matches.flags[row]), to: &bytes)
    bytes.append(",\"attributes\":")
    let attributes = observations.attributes.range(at: row)
    if attributes.isEmpty {
      bytes.append("{}")
    } else {
      bytes.append(contentsOf: observations.attributes.bytes[attributes])
    }
    bytes.append("}}")
  }
}
