import OutputSchema
import SurveyModel
import TextKit

/// `observations.geojson`: every accepted observation where it was recorded, matched or not.
func observationLayer(_ result: ResultColumns, features: ObservationFeatures, outletIDs: PreparedTexts) -> FeatureCollection {
  let observations = result.observations
  let matches = result.matches
  let outletOf = result.outletOfObservation
  var box = LayerBox()
  for row in 0..<observations.count { box.addFinite(observations.longitude[row], observations.latitude[row]) }
  return FeatureCollection(
    OutputLayers.observations.schema.file, box: box, count: observations.count,
    size: { row in observations.attributes.range(at: row).count + 860 },
    format: { rows, text in
      features.appendRecorded(rows, of: observations, matches, outletIDs: outletIDs, outletOf: outletOf, to: &text)
    })
}

/// `ties.geojson`: a line from the recorded position to the place on the river for every matched observation.
func tieLayer(_ result: ResultColumns, features: ObservationFeatures, outletIDs: PreparedTexts) -> FeatureCollection {
  let observations = result.observations
  let matches = result.matches
  let outletOf = result.outletOfObservation
  var matched: [ObservationRow] = []
  matched.reserveCapacity(observations.count)
  for row in 0..<observations.count where matches.reach[row] != nil { matched.append(ObservationRow(row)) }
  var box = LayerBox()
  for match in matched {
    let row = match.index
    box.addFinite(observations.longitude[row], observations.latitude[row])
    box.addFinite(matches.placeLongitude[row], matches.placeLatitude[row])
  }
  return FeatureCollection(OutputLayers.ties.schema.file, box: box, count: matched.count, bytes: 275) { [matched] ties, text in
    let outlets = outletIDs.fetched(matched[ties].map { outletOf[$0.index] })
    for tie in ties {
      let row = matched[tie].index
      text.separateFeature(tie)
      text.append("{\"type\":\"Feature\",\"geometry\":")
      // Two positions always: of a tie without length both are equal.
      text.append("{\"type\":\"LineString\",\"coordinates\":[")
      text.appendPosition(observations.longitude[row], observations.latitude[row])
      text.append(UInt8(ascii: ","))
      text.appendPosition(matches.placeLongitude[row], matches.placeLatitude[row])
      text.append("]},\"properties\":{")
      features.appendID(row, observations, to: &text)
      text.append("\",\"outlet_id\":")
      outlets.append(tie - ties.lowerBound, to: &text)
      text.append(",\"distance_m\":")
      text.appendNumber(matches.distance[row], decimals: Decimals.metres)
      if !matches.centrelineDistance.isEmpty { features.appendCentreline(matches.centrelineDistance[row], to: &text) }
      text.append("}}")
    }
  }
}
