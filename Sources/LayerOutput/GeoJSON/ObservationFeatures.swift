import FileKit
import OutputSchema
package import SurveyModel
import TextKit

/// Observations and what was found out about them, as GeoJSON features.
package struct ObservationFeatures: Sendable {
  /// For each source, the property `id` up to the record's number.
  private let ids: PreparedTexts
  /// For each source, what stands between the recorded id and the record's number.
  private let sources: PreparedTexts
  private let texts: NetworkTexts

  /// What a feature has besides ids, names and attributes, at most: keys, numbers and words.
  private static let fixedBytes = 870

  /// `sources` are the names that ``ObservationColumns/source`` points into.
  package init(sources: [String], network: RiverNetwork) {
    self.init(sources: sources, texts: NetworkTexts(network))
  }

  init(sources: [String], texts: NetworkTexts) {
    self.texts = texts
    ids = PreparedTexts(count: sources.count, size: 80) { index, text in
      text.append("\"id\":")
      text.appendJSON(sources[index])
      // Removes the closing quote, so that `#` and the record number can be appended to the same JSON string.
      text.cut(to: text.count - 1)
      text.append(UInt8(ascii: "#"))
    }
    self.sources = PreparedTexts(count: sources.count, size: 80) { index, text in
      text.append(",\"source\":")
      text.appendJSON(sources[index])
      text.append(",\"record\":")
    }
  }

  /// Appends features for the stream of `outlets snap`, one on a line: the geometry is the place on the river, or the recorded
  /// position when unmatched; the properties are those of `observations.geojson` without `outlet_id`, and the
  /// recorded `longitude` and `latitude` (WGS 84 degrees).
  package func appendPlaced(
    _ rows: Range<Int>, of observations: ObservationColumns, _ matches: MatchColumns, to bytes: inout [UInt8]
  ) {
    bytes.appendText(room: room(for: rows, of: observations)) { text in
      var flags = FlagTexts()
      for row in rows {
        beginFeature(row, observations, to: &text)
        text.appendPoint(matches.placeLongitude[row], matches.placeLatitude[row])
        appendRecord(row, observations, to: &text)
        text.append(",\"longitude\":")
        text.appendNumber(observations.longitude[row], decimals: Decimals.degrees)
        text.append(",\"latitude\":")
        text.appendNumber(observations.latitude[row], decimals: Decimals.degrees)
        appendMatch(row, matches, to: &text)
        text.append(",\"flags\":")
        flags.append(observations.flags[row].union(matches.flags[row]), to: &text)
        appendAttributes(row, observations, to: &text)
        text.append("}}\n")
      }
    }
  }

  /// Appends features for `observations.geojson`. `outletIDs` and `outletOf` tell which outlet each row belongs to.
  func appendRecorded(
    _ rows: Range<Int>, of observations: ObservationColumns, _ matches: MatchColumns, outletIDs: PreparedTexts,
    outletOf: OptionalNumbers<OutletNumber>,
    to text: inout ByteWriter
  ) {
    var flags = FlagTexts()
    let outlets = outletIDs.fetched(outletOf[rows])
    for row in rows {
      text.separateFeature(row)
      beginFeature(row, observations, to: &text)
      text.appendPoint(observations.longitude[row], observations.latitude[row])
      appendRecord(row, observations, to: &text)
      appendMatch(row, matches, to: &text)
      text.append(",\"outlet_id\":")
      outlets.append(row - rows.lowerBound, to: &text)
      text.append(",\"flags\":")
      flags.append(observations.flags[row].union(matches.flags[row]), to: &text)
      appendAttributes(row, observations, to: &text)
      text.append("}}")
    }
  }

  /// About how many bytes the features of `rows` have, rather too many.
  func room(for rows: Range<Int>, of observations: ObservationColumns) -> Int {
    guard !rows.isEmpty else { return 0 }
    func bytes(_ column: TextColumn) -> Int { column.ends[rows.upperBound - 1] - column.range(at: rows.lowerBound).lowerBound }
    return rows.count * Self.fixedBytes + bytes(observations.recordedID) + bytes(observations.attributes)
  }

  /// Appends a feature up to its geometry.
  @inline(__always)
  private func beginFeature(_ row: Int, _ observations: borrowing ObservationColumns, to text: inout ByteWriter) {
    text.append("{\"type\":\"Feature\",")
    appendID(row, observations, to: &text)
    text.append("\",\"geometry\":")
  }

  /// Appends `"id":"source#record`, without the quote that ends the text.
  @inline(__always)
  func appendID(_ row: Int, _ observations: borrowing ObservationColumns, to text: inout ByteWriter) {
    ids.append(Int(observations.source[row]), to: &text)
    text.appendInteger(Int(observations.record[row]))
  }

  @inline(__always)
  private func appendRecord(_ row: Int, _ observations: borrowing ObservationColumns, to text: inout ByteWriter) {
    text.append(",\"properties\":{")
    appendID(row, observations, to: &text)
    text.append("\",\"recorded_id\":")
    text.appendJSON(observations.recordedID, row)
    sources.append(Int(observations.source[row]), to: &text)
    text.appendInteger(Int(observations.record[row]))
    text.append(",\"method\":\"")
    text.append(observations.method[row].literal)
    text.append("\",\"time\":")
    text.appendJSONTime(observations.time(at: row))
    text.append(",\"accuracy_m\":")
    text.appendNumber(Double(observations.accuracy[row]), decimals: Decimals.accuracy)
    text.append(",\"accuracy_source\":\"")
    text.append(observations.accuracySource[row].literal)
    text.append("\",\"type\":\"")
    text.append(observations.type[row].literal)
    text.append(UInt8(ascii: "\""))
  }

  @inline(__always)
  private func appendMatch(_ row: Int, _ matches: borrowing MatchColumns, to text: inout ByteWriter) {
    if let reach = matches.reach[row] {
      let measure = matches.measure[row]
      texts.appendPlace(reach, measure: measure, to: &text)
      texts.appendMeasure(reach, measure: measure, to: &text)
      text.appendBank(matches.bank[row])
      text.append(",\"distance_m\":")
      text.appendNumber(matches.distance[row], decimals: Decimals.metres)
      if !matches.centrelineDistance.isEmpty { appendCentreline(matches.centrelineDistance[row], to: &text) }
    } else {
      text.append(
        """
        ,"river_id":null,"river_name":null,"reach_id":null,"reachcode":null,"reach_measure":null,\
        "measure_m":null,"measure_percent":null,"river_km":null,"bank":null,\
        "distance_m":null
        """)
      if !matches.centrelineDistance.isEmpty { appendCentreline(nil, to: &text) }
    }
    if let river = matches.runnerUpRiver[row] {
      text.append(",\"runner_up_river_id\":")
      texts.riverIDs.append(river.index, to: &text)
      text.append(",\"runner_up_distance_m\":")
      text.appendNumber(matches.runnerUpDistance[row], decimals: Decimals.metres)
      text.append(",\"confidence\":")
    } else {
      text.append(",\"runner_up_river_id\":null,\"runner_up_distance_m\":null,\"confidence\":")
    }
    text.appendNumber(Double(matches.confidence[row]), decimals: Decimals.confidence)
  }

  /// Only where the water is known; without it the distance to the line is the distance.
  func appendCentreline(_ metres: Double?, to text: inout ByteWriter) {
    text.append(",\"centreline_distance_m\":")
    text.appendNumber(metres, decimals: Decimals.metres)
  }

  @inline(__always)
  private func appendAttributes(_ row: Int, _ observations: borrowing ObservationColumns, to text: inout ByteWriter) {
    text.append(",\"attributes\":")
    let attributes = observations.attributes.range(at: row)
    if attributes.isEmpty {
      text.append("{}")
    } else {
      text.append(observations.attributes.bytes.span.extracting(attributes))
    }
  }
}
