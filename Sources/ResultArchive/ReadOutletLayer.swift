import JSONKit
import OutputSchema
import SurveyModel

/// Reads the outlets of a layer of outlets that this program wrote.
/// - Throws: `InputError(.unreadable)` when the bytes are not such a layer.
func readOutletLayer(_ bytes: [UInt8], source: String) throws(InputError) -> [OutletEntry] {
  try readFeatures(bytes, layer: "outlets", source: source) { _, properties, reader -> OutletEntry? in
    guard let methods = reader.member(OutputLayers.methods.schema.literal, of: properties) else { return nil }
    var entry = OutletEntry(
      id: reader.text("outlet_id", of: properties), riverID: reader.text("river_id", of: properties),
      riverName: reader.text("river_name", of: properties), basin: reader.text("basin", of: properties),
      district: reader.text("district", of: properties), observed: nil,
      type: reader.text(OutputLayers.type.schema.literal, of: properties), methods: [],
      bank: reader.text(OutputLayers.bank.schema.literal, of: properties),
      status: reader.text(OutputLayers.status.schema.literal, of: properties),
      observations: 0, accuracy: reader.number("accuracy_m", of: properties),
      confidence: reader.number("confidence", of: properties), bankConfidence: reader.number("bank_confidence", of: properties),
      oneConfidence: reader.number("one_outlet", of: properties))
    if let count = reader.member(OutputLayers.sightingCount.schema.literal, of: properties), let number = reader.number(count) {
      entry.observations = Int(exactly: number) ?? 0
    }
    if let observed = reader.member("observed", of: properties), case .success(let position) = reader.position(observed) {
      entry.observed = Coordinate(x: position.x, y: position.y)
    }
    var inMethods = reader.cursor(into: methods)
    while let method = reader.nextElement(&inMethods) {
      if let name = reader.string(method)?.text { entry.methods.append(name) }
    }
    return entry
  }
}
