import JSONKit
package import SurveyModel

/// Reads the outlets of an output folder's `outlets.geojson`.
/// - Throws: `InputError(.unreadable)` when it is not such a layer.
package func readOutletLayer(_ bytes: [UInt8], source: String) throws(InputError) -> [OutletEntry] {
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
    guard let properties = reader.member("properties", of: feature), let methods = reader.member("methods", of: properties)
    else {
      throw InputError(
        .unreadable, "this is no layer of outlets: a feature lacks its properties", source: source,
        record: entries.count + 1)
    }
    var names: [String] = []
    var inMethods = reader.cursor(into: methods)
    while let method = reader.nextElement(&inMethods) { if let name = reader.string(method)?.text { names.append(name) } }
    func text(_ key: StaticString) -> String? { reader.member(key, of: properties).flatMap { reader.string($0)?.text } }
    entries.append(
      OutletEntry(
        type: text("type"), methods: names, bank: text("bank"), status: text("status"),
        observations: reader.member("observations", of: properties).flatMap { reader.number($0) }.flatMap { Int(exactly: $0) }
          ?? 0))
  }
  return entries
}
