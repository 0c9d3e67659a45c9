import SurveyModel

/// `review.geojson`: one feature for every finding that a person should look at; without geometry where it has no place.
func reviewLayer(_ result: SurveyResult) -> FeatureCollection {
  let findings = result.findings
  var box = Box()
  for finding in findings {
    if let position = finding.position { box.addFinite(position.longitude, position.latitude) }
  }
  return FeatureCollection("review.geojson", box: box, count: findings.count, bytes: 400) { rows, bytes in
    for row in rows {
      let finding = findings[row]
      beginFeature(row, to: &bytes)
      if let position = finding.position {
        appendPoint(position.longitude, position.latitude, to: &bytes)
      } else {
        bytes.append("null")
      }
      bytes.append(",\"properties\":{\"rule\":")
      appendJSON(finding.rule.id, to: &bytes)
      bytes.append(",\"severity\":")
      appendJSON(finding.severity.name, to: &bytes)
      bytes.append(",\"message\":")
      appendJSON(finding.message, to: &bytes)
      bytes.append(",\"source\":")
      appendJSON(finding.source, to: &bytes)
      bytes.append(",\"record\":")
      if let record = finding.record { appendInteger(record, to: &bytes) } else { bytes.append("null") }
      bytes.append(",\"outlet_id\":")
      appendJSON(finding.outletID, to: &bytes)
      bytes.append(",\"river_id\":")
      appendJSON(finding.riverID, to: &bytes)
      bytes.append("}}")
    }
  }
}
