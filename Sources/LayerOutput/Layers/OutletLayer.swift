import SurveyModel

/// `outlets.geojson`: one point on the river for every physical outlet.
func outletLayer(_ result: SurveyResult, texts: NetworkTexts, outletIDs: JSONTexts) -> FeatureCollection {
  let outlets = result.outlets
  var box = Box()
  for outlet in outlets { box.addFinite(outlet.place.longitude, outlet.place.latitude) }
  return FeatureCollection("outlets.geojson", box: box, count: outlets.count, bytes: 700) { rows, bytes in
    var flags = FlagTexts()
    for row in rows {
      let outlet = outlets[row]
      beginFeature(row, to: &bytes)
      appendPoint(outlet.place.longitude, outlet.place.latitude, to: &bytes)
      bytes.append(",\"properties\":{\"outlet_id\":")
      outletIDs.append(row, to: &bytes)
      bytes.append(",\"name\":")
      appendJSON(outlet.name, to: &bytes)
      bytes.append(",\"code\":")
      appendJSON(outlet.code, to: &bytes)
      appendRiver(outlet, texts, to: &bytes)
      appendNature(outlet, to: &bytes)
      appendSightings(outlet, to: &bytes)
      bytes.append(",\"flags\":")
      flags.append(outlet.flags, to: &bytes)
      bytes.append(",\"observed\":")
      if outlet.observed.isFinite {
        appendPosition(outlet.observed.longitude, outlet.observed.latitude, to: &bytes)
      } else {
        bytes.append("null")
      }
      bytes.append("}}")
    }
  }
}

private func appendRiver(_ outlet: Outlet, _ texts: NetworkTexts, to bytes: inout [UInt8]) {
  let river = texts.riverOfReach[outlet.reach]
  bytes.append(",\"river_id\":")
  texts.riverIDs.append(river, to: &bytes)
  bytes.append(",\"river_name\":")
  texts.riverNames.append(river, to: &bytes)
  bytes.append(",\"reach_id\":")
  texts.reachIDs.append(outlet.reach, to: &bytes)
  bytes.append(",\"basin\":")
  appendJSON(outlet.basin, to: &bytes)
  bytes.append(",\"district\":")
  appendJSON(outlet.district, to: &bytes)
  bytes.append(",\"measure_m\":")
  appendNumber(outlet.measure, decimals: Decimals.metres, to: &bytes)
  bytes.append(",\"measure_percent\":")
  let percent = measurePercent(outlet.measure, length: texts.lengths[outlet.reach])
  appendNumber(percent, decimals: Decimals.percent, to: &bytes)
  bytes.append(outlet.bank.property)
  bytes.append(",\"distance_m\":")
  appendNumber(outlet.distance, decimals: Decimals.metres, to: &bytes)
}

private func appendNature(_ outlet: Outlet, to bytes: inout [UInt8]) {
  bytes.append(",\"type\":\"")
  bytes.append(outlet.type.text)
  bytes.append("\",\"status\":")
  appendJSON(outlet.status.name, to: &bytes)
  bytes.append(",\"methods\":[")
  for (index, method) in outlet.methods.enumerated() {
    bytes.append(index == 0 ? "\"" : ",\"")
    bytes.append(method.text)
    bytes.append(UInt8(ascii: "\""))
  }
  bytes.append("]")
}

private func appendSightings(_ outlet: Outlet, to bytes: inout [UInt8]) {
  bytes.append(",\"observations\":")
  appendInteger(outlet.observations.count, to: &bytes)
  bytes.append(",\"first_seen\":")
  appendJSONTime(outlet.firstSeen, to: &bytes)
  bytes.append(",\"last_seen\":")
  appendJSONTime(outlet.lastSeen, to: &bytes)
  bytes.append(",\"accuracy_m\":")
  appendNumber(outlet.accuracy, decimals: Decimals.accuracy, to: &bytes)
  bytes.append(",\"confidence\":")
  appendNumber(outlet.confidence, decimals: Decimals.confidence, to: &bytes)
}
