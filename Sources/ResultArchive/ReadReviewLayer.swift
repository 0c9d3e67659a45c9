import JSONKit
import OutputSchema
import SurveyModel

/// Reads the findings of a layer of findings that this program wrote.
/// - Throws: `InputError(.unreadable)` when the bytes are not such a layer.
func readReviewLayer(_ bytes: [UInt8], source: String) throws(InputError) -> [FindingEntry] {
  try readFeatures(bytes, layer: "findings", source: source) { feature, properties, reader -> FindingEntry? in
    guard let rule = reader.text("rule", of: properties), let severity = reader.text("severity", of: properties),
      let message = reader.text("message", of: properties)
    else { return nil }
    var entry = FindingEntry(rule: rule, severity: severity, message: message)
    entry.source = reader.text("source", of: properties)
    entry.outletID = reader.text("outlet_id", of: properties)
    entry.riverID = reader.text("river_id", of: properties)
    if let record = reader.member("record", of: properties), let number = reader.number(record) {
      entry.record = Int(exactly: number)
    }
    if let geometry = reader.member("geometry", of: feature), let position = reader.member("coordinates", of: geometry) {
      var numbers: [Double] = []
      var inPosition = reader.cursor(into: position)
      while let number = reader.nextElement(&inPosition) {
        if let value = reader.number(number) { numbers.append(value) }
      }
      if numbers.count >= 2 { entry.position = numbers }
    }
    return entry
  }
}
