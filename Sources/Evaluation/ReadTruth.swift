import JSONKit
package import SurveyModel

extension Truth {
  /// Reads a truth as `outlets simulate` writes it: a GeoJSON collection of points with `outlet`, `river_id`, `bank` and `sightings`, each
  /// of which has `source` and `recorded_id`.
  /// - Throws: `InputError(.unreadable)` that names the feature and what it lacks.
  package init(_ bytes: [UInt8], source: String) throws(InputError) {
    self.init(outlets: [], shown: [:])
    var reader = JSONReader()
    do {
      try reader.parse(bytes)
    } catch {
      throw InputError(.unreadable, "not readable as JSON: \(error.description)", source: source)
    }
    guard let features = reader.member("features", of: reader.root) else {
      throw InputError(.unreadable, "this is no truth of a campaign: it has no features", source: source)
    }
    var cursor = reader.cursor(into: features)
    while let feature = reader.nextElement(&cursor) { try add(feature, reader, source) }
    if shown.isEmpty {
      throw InputError(
        .unreadable, "this is no truth of a campaign: no feature has sightings with source and recorded_id", source: source)
    }
  }

  private mutating func add(_ feature: JSONValue, _ reader: borrowing JSONReader, _ source: String) throws(InputError) {
    let number = outlets.count + 1
    func lacks(_ what: String) -> InputError {
      InputError(.unreadable, "an outlet of the truth lacks \(what)", source: source, record: number)
    }
    guard let properties = reader.member("properties", of: feature) else { throw lacks("properties") }
    func text(_ key: StaticString, of object: JSONValue) -> String? {
      reader.member(key, of: object).flatMap { reader.string($0)?.text }
    }
    guard let id = text("outlet", of: properties) else { throw lacks("the property outlet") }
    guard let riverID = text("river_id", of: properties) else { throw lacks("the property river_id") }
    guard let geometry = reader.member("geometry", of: feature), let place = reader.member("coordinates", of: geometry),
      case .success(let position) = reader.position(place)
    else { throw lacks("a position") }
    outlets.append(
      Outlet(
        id: id, riverID: riverID, bank: text("bank", of: properties), position: Coordinate(x: position.x, y: position.y)))
    guard let sightings = reader.member("sightings", of: properties) else { return }
    var cursor = reader.cursor(into: sightings)
    while let sighting = reader.nextElement(&cursor) {
      guard let file = text("source", of: sighting), let recordedID = text("recorded_id", of: sighting) else {
        throw lacks("source or recorded_id of a sighting")
      }
      let record = Record(source: file, recordedID: recordedID)
      if shown.updateValue(outlets.count - 1, forKey: record) != nil {
        throw InputError(
          .unreadable, "the truth names record \(recordedID) of \(file) twice; a record shows one outlet", source: source,
          record: number)
      }
    }
  }
}
