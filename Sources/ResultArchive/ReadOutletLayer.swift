import JSONKit
import OutputSchema
import SurveyModel

/// Reads the outlets of a layer of outlets that this program wrote.
/// - Throws: `InputError(.unreadable)` when the bytes are not such a layer.
func readOutletLayer(_ bytes: [UInt8], source: String) throws(InputError) -> [OutletEntry] {
  var reader = JSONReader()
  do {
    try reader.parse(bytes)
  } catch {
    throw InputError(.unreadable, "not readable as JSON: \(error.description)", source: source)
  }
  guard let features = reader.member("features", of: reader.root) else {
    throw InputError(.unreadable, "this is no layer of outlets: it has no features", source: source)
  }
  var entries: [OutletEntry] = []
  var cursor = reader.cursor(into: features)
  while let feature = reader.nextElement(&cursor) {
    guard let properties = reader.member("properties", of: feature),
      let methods = reader.member(OutputLayers.methods.schema.literal, of: properties)
    else {
      throw InputError(
        .unreadable, "this is no layer of outlets: a feature lacks its properties", source: source,
        record: entries.count + 1)
    }
    func member(_ property: OutputProperty<Outlet>) -> JSONValue? { reader.member(property.schema.literal, of: properties) }
    func text(_ property: OutputProperty<Outlet>) -> String? { member(property).flatMap { reader.string($0)?.text } }
    var entry = OutletEntry(
      type: text(OutputLayers.type), methods: [], bank: text(OutputLayers.bank), status: text(OutputLayers.status),
      observations: member(OutputLayers.sightingCount).flatMap { reader.number($0) }.flatMap { Int(exactly: $0) } ?? 0)
    var inMethods = reader.cursor(into: methods)
    while let method = reader.nextElement(&inMethods) {
      if let name = reader.string(method)?.text { entry.methods.append(name) }
    }
    entries.append(entry)
  }
  return entries
}
