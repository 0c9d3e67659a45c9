import SurveyModel
import TextKit

/// `review.geojson`: one feature for every finding that a person should look at; without geometry where it has no place.
func reviewLayer(_ result: ResultColumns) -> FeatureCollection {
  let findings = result.findings
  var box = Box()
  for finding in findings {
    if let position = finding.position { box.addFinite(position.longitude, position.latitude) }
  }
  return FeatureCollection("review.geojson", box: box, count: findings.count, bytes: 400) { rows, text in
    for row in rows {
      let finding = findings[row]
      text.beginFeature(row)
      if let position = finding.position {
        text.appendPoint(position.longitude, position.latitude)
      } else {
        text.append("null")
      }
      text.append(",\"properties\":{\"rule\":")
      text.appendJSON(finding.rule.id)
      text.append(",\"severity\":")
      text.appendJSON(finding.severity.name)
      text.append(",\"message\":")
      text.appendJSON(finding.message)
      text.append(",\"source\":")
      text.appendJSON(finding.source)
      text.append(",\"record\":")
      if let record = finding.record { text.appendInteger(record) } else { text.append("null") }
      text.append(",\"outlet_id\":")
      text.appendJSON(finding.outletID)
      text.append(",\"river_id\":")
      text.appendJSON(finding.riverID)
      text.append("}}")
    }
  }
}
