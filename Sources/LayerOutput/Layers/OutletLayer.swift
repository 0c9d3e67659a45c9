import SurveyModel

/// `outlets.geojson`: one point on the river for every physical outlet.
func outletLayer(_ result: SurveyResult, texts: NetworkTexts, outletIDs: TextTable) -> FeatureCollection {
  let outlets = result.outlets
  return FeatureCollection("outlets.geojson", box: box(of: outlets.span), count: outlets.count, bytes: 800) { rows, text in
    var flags = FlagTexts()
    let outlets = outlets.span
    for row in rows {
      text.beginFeature(row)
      text.appendPoint(outlets[row].place.longitude, outlets[row].place.latitude)
      text.append(",\"properties\":{\"outlet_id\":")
      outletIDs.append(row, to: &text)
      text.append(",\"name\":")
      text.appendJSON(outlets[row].name)
      text.append(",\"code\":")
      text.appendJSON(outlets[row].code)
      appendPlace(outlets[row], texts, to: &text)
      appendNature(outlets[row], to: &text)
      appendSightings(outlets[row], to: &text)
      text.append(",\"flags\":")
      flags.append(outlets[row].flags, to: &text)
      text.append(",\"observed\":")
      if outlets[row].observed.isFinite {
        text.appendPosition(outlets[row].observed.longitude, outlets[row].observed.latitude)
      } else {
        text.append("null")
      }
      text.append("}}")
    }
  }
}

private func box(of outlets: Span<Outlet>) -> Box {
  var box = Box()
  for row in outlets.indices { box.addFinite(outlets[row].place.longitude, outlets[row].place.latitude) }
  return box
}

@inline(__always)
private func appendPlace(_ outlet: borrowing Outlet, _ texts: NetworkTexts, to text: inout ByteWriter) {
  texts.appendPlace(outlet.reach, measure: outlet.measure, to: &text)
  text.append(",\"basin\":")
  text.appendJSON(outlet.basin)
  text.append(",\"district\":")
  text.appendJSON(outlet.district)
  texts.appendMeasure(outlet.reach, measure: outlet.measure, to: &text)
  text.append(outlet.bank.property)
  text.append(",\"distance_m\":")
  text.appendNumber(outlet.distance, decimals: Decimals.metres)
}

@inline(__always)
private func appendNature(_ outlet: borrowing Outlet, to text: inout ByteWriter) {
  text.append(",\"type\":\"")
  text.append(outlet.type.text)
  text.append("\",\"status\":\"")
  text.append(outlet.status.text)
  text.append("\",\"methods\":[")
  appendMethods(outlet.methods, to: &text)
  text.append("]")
}

@inline(__always)
private func appendMethods(_ methods: SurveyMethodSet, to text: inout ByteWriter) {
  var isFirst = true
  func append(_ method: SurveyMethod) {
    guard methods.contains(method) else { return }
    text.append(isFirst ? "\"" : ",\"")
    text.append(method.text)
    text.append(UInt8(ascii: "\""))
    isFirst = false
  }
  append(.drone)
  append(.foot)
  append(.other)
}

@inline(__always)
private func appendSightings(_ outlet: borrowing Outlet, to text: inout ByteWriter) {
  text.append(",\"observations\":")
  text.appendInteger(outlet.observations.count)
  text.append(",\"first_seen\":")
  text.appendJSONTime(outlet.firstSeen)
  text.append(",\"last_seen\":")
  text.appendJSONTime(outlet.lastSeen)
  text.append(",\"accuracy_m\":")
  text.appendNumber(outlet.accuracy, decimals: Decimals.accuracy)
  text.append(",\"confidence\":")
  text.appendNumber(outlet.confidence, decimals: Decimals.confidence)
}
