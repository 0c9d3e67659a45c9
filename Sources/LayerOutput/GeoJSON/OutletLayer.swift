import OutputSchema
import SurveyModel
import TextKit

/// `outlets.geojson`: one point on the river for every physical outlet.
func outletLayer(_ result: ResultColumns, texts: NetworkTexts, outletIDs: PreparedTexts) -> FeatureCollection {
  let outlets = result.outlets
  let (names, codes) = (result.observations.name, result.observations.code)
  let areas = AreaTexts(basins: PreparedTexts(json: result.basinIDs), districts: PreparedTexts(json: result.districtIDs))
  return FeatureCollection(OutputLayers.outlets.schema.file, box: box(of: outlets), count: outlets.count, bytes: 850) {
    rows, text in
    var flags = FlagTexts()
    for row in rows {
      let outlet = outlets[OutletNumber(row)]
      text.separateFeature(row)
      text.append("{\"type\":\"Feature\",\"id\":")
      outletIDs.append(row, to: &text)
      text.append(",\"geometry\":")
      text.appendPoint(outlet.place.longitude, outlet.place.latitude)
      text.append(",\"properties\":{\"outlet_id\":")
      outletIDs.append(row, to: &text)
      text.append(",\"name\":")
      if let row = outlet.nameRow { text.appendJSON(names, row.index) } else { text.append("null") }
      text.append(",\"code\":")
      if let row = outlet.codeRow { text.appendJSON(codes, row.index) } else { text.append("null") }
      appendPlace(outlet, texts, areas, to: &text)
      appendNature(outlet, to: &text)
      appendSightings(outlet, to: &text)
      text.append(",\"flags\":")
      flags.append(outlet.flags, to: &text)
      text.append(",\"observed\":")
      if outlet.observed.isFinite {
        text.appendPosition(outlet.observed.longitude, outlet.observed.latitude)
      } else {
        text.append("null")
      }
      text.append(",\"one_outlet\":")
      text.appendNumber(Double(outlet.oneProbability), decimals: Decimals.confidence)
      text.append("}}")
    }
  }
}

/// Ids of areas as JSON, by their numbers.
private struct AreaTexts {
  var basins: PreparedTexts
  var districts: PreparedTexts
}

private func box(of outlets: NumberedColumn<OutletNumber, OutletRow>) -> LayerBox {
  var box = LayerBox()
  for outlet in outlets { box.addFinite(outlet.place.longitude, outlet.place.latitude) }
  return box
}

@inline(__always)
private func appendPlace(_ outlet: OutletRow, _ texts: NetworkTexts, _ areas: AreaTexts, to text: inout ByteWriter) {
  texts.appendPlace(outlet.reach, measure: outlet.measure, to: &text)
  text.append(",\"basin\":")
  areas.basins.append(Int(outlet.basin), to: &text)
  text.append(",\"district\":")
  areas.districts.append(Int(outlet.district), to: &text)
  texts.appendMeasure(outlet.reach, measure: outlet.measure, to: &text)
  text.appendBank(outlet.bank)
  text.append(",\"distance_m\":")
  text.appendNumber(outlet.distance, decimals: Decimals.metres)
}

@inline(__always)
private func appendNature(_ outlet: OutletRow, to text: inout ByteWriter) {
  text.append(",\"type\":\"")
  text.append(outlet.type.literal)
  text.append("\",\"status\":\"")
  text.append(outlet.status.literal)
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
    text.append(method.literal)
    text.append(UInt8(ascii: "\""))
    isFirst = false
  }
  append(.drone)
  append(.foot)
  append(.other)
}

@inline(__always)
private func appendSightings(_ outlet: OutletRow, to text: inout ByteWriter) {
  text.append(",\"observations\":")
  text.appendInteger(outlet.sightings.count)
  text.append(",\"first_seen\":")
  text.appendJSONTime(outlet.firstSeen)
  text.append(",\"last_seen\":")
  text.appendJSONTime(outlet.lastSeen)
  text.append(",\"accuracy_m\":")
  text.appendNumber(outlet.accuracy, decimals: Decimals.accuracy)
  text.append(",\"confidence\":")
  text.appendNumber(outlet.confidence, decimals: Decimals.confidence)
}
