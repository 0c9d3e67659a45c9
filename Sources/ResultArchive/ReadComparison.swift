import JSONKit
import OutputSchema
import SurveyMath
package import SurveyModel

extension ResultFolder {
  /// The outlets as far as results are compared by them, in the order of their layer.
  package func comparedOutlets() throws(InputError) -> [ComparedOutlet] {
    let file = OutputLayers.outlets.schema.file
    return try readFeatures(bytes(of: file), layer: "outlets", source: file) { feature, properties, reader -> ComparedOutlet? in
      guard let id = reader.text("outlet_id", of: properties) else { return nil }
      var outlet = ComparedOutlet(id: id)
      outlet.name = reader.text("name", of: properties)
      outlet.code = reader.text("code", of: properties)
      outlet.riverID = reader.text("river_id", of: properties)
      outlet.riverName = reader.text("river_name", of: properties)
      outlet.reachID = reader.text("reach_id", of: properties)
      outlet.bank = reader.text("bank", of: properties)
      outlet.type = reader.text("type", of: properties)
      outlet.status = reader.text("status", of: properties)
      outlet.basin = reader.text("basin", of: properties)
      outlet.district = reader.text("district", of: properties)
      outlet.observed = reader.member("observed", of: properties).flatMap { reader.coordinate($0) }
      outlet.place = reader.place(of: feature)
      outlet.accuracy = reader.number("accuracy_m", of: properties)
      outlet.observations = reader.number("observations", of: properties).flatMap { Int(exactly: $0) } ?? 0
      outlet.replaces = reader.texts("replaces", of: properties)
      outlet.replacedBy = reader.texts("replaced_by", of: properties)
      return outlet
    }
  }

  /// The observations as far as they are recognised in another result, in the order of their layer.
  /// - Parameter manifest: that of the result, which knows the files by their content.
  package func comparedSightings(_ manifest: RunManifest) throws(InputError) -> [ComparedSighting] {
    let file = OutputLayers.observations.schema.file
    let hashes = Dictionary(
      manifest.inputs.filter { $0.role == RunDescription.Role.survey.rawValue }.map { ($0.name, $0.sha256) }
    ) { first, _ in first }
    return try readFeatures(bytes(of: file), layer: "observations", source: file) {
      feature, properties, reader -> ComparedSighting? in
      guard let source = reader.text("source", of: properties), let id = reader.text("id", of: properties) else { return nil }
      let record = id.hasPrefix(source) ? String(id.dropFirst(source.count)) : id
      var sighting = ComparedSighting(source: source, record: record, content: reader.contentHash(feature, properties))
      sighting.fileHash = hashes[source]
      sighting.recordedID = reader.text("recorded_id", of: properties)
      sighting.time = reader.text("time", of: properties)
      sighting.position = reader.place(of: feature)
      sighting.outletID = reader.text("outlet_id", of: properties)
      return sighting
    }
  }
}

extension JSONReader {
  /// The position that a value is; nil where it is none.
  fileprivate func coordinate(_ value: JSONValue) -> Coordinate? {
    guard case .success(let position) = position(value) else { return nil }
    return Coordinate(x: position.x, y: position.y)
  }

  /// The position of a point.
  fileprivate func place(of feature: JSONValue) -> Coordinate? {
    member("geometry", of: feature).flatMap { member("coordinates", of: $0) }.flatMap { coordinate($0) }
  }

  /// The texts of a list, or a text alone; empty where the member is null or absent.
  fileprivate func texts(_ key: StaticString, of object: JSONValue) -> [String] {
    guard let value = member(key, of: object) else { return [] }
    if let text = string(value)?.text { return [text] }
    var texts: [String] = []
    var cursor = cursor(into: value)
    while let element = nextElement(&cursor) {
      if let text = string(element)?.text { texts.append(text) }
    }
    return texts
  }

  /// A hash of what the record of an observation says, whatever its file and number are.
  fileprivate func contentHash(_ feature: JSONValue, _ properties: JSONValue) -> UInt64 {
    var hash = StableHash()
    func add(_ value: JSONValue?) {
      if let value { for byte in bytes[range(of: value)] { hash.add(byte) } }
      hash.add(UInt8(0))
    }
    add(member("geometry", of: feature))
    for key in ["recorded_id", "time", "method", "type", "attributes"] as [StaticString] { add(member(key, of: properties)) }
    return hash.mixed
  }
}
