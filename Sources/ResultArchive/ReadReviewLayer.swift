import JSONKit
import OutputSchema
import SurveyModel

/// Reads the findings of a layer of findings that this program wrote.
/// - Throws: `InputError(.unreadable)` when the bytes are not such a layer.
func readReviewLayer(_ bytes: [UInt8], source: String) throws(InputError) -> [FindingEntry] {
  var reader = JSONReader()
  do {
    try reader.parse(bytes)
  } catch {
    throw InputError(.unreadable, "not readable as JSON: \(error.description)", source: source)
  }
  guard let features = reader.member("features", of: reader.root) else {
    throw InputError(.unreadable, "this is no layer of findings: it has no features", source: source)
  }
  var entries: [FindingEntry] = []
  var cursor = reader.cursor(into: features)
  while let feature = reader.nextElement(&cursor) {
    let properties = reader.member("properties", of: feature)
    func text(_ name: StaticString) -> String? {
      properties.flatMap { reader.member(name, of: $0) }.flatMap { reader.string($0)?.text }
    }
    guard let rule = text("rule"), let severity = text("severity"), let message = text("message") else {
      throw InputError(
        .unreadable, "this is no layer of findings: a feature lacks its properties", source: source, record: entries.count + 1)
    }
    var entry = FindingEntry(rule: rule, severity: severity, message: message)
    entry.source = text("source")
    entry.outletID = text("outlet_id")
    entry.riverID = text("river_id")
    entry.record = properties.flatMap { reader.member("record", of: $0) }.flatMap { reader.number($0) }
      .flatMap { Int(exactly: $0) }
    if let geometry = reader.member("geometry", of: feature), let position = reader.member("coordinates", of: geometry) {
      var numbers: [Double] = []
      var inPosition = reader.cursor(into: position)
      while let number = reader.nextElement(&inPosition) {
        if let value = reader.number(number) { numbers.append(value) }
      }
      if numbers.count >= 2 { entry.position = numbers }
    }
    entries.append(entry)
  }
  return entries
}
