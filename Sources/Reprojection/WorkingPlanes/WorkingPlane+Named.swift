import PROJKit
package import SurveyModel

extension WorkingPlane {
  /// The plane of a projected CRS (`--work-crs EPSG:n`).
  ///
  /// Positions are transformed to it from WGS 84 by the most accurate operation that needs no grid file and is made for the
  /// middle of the CRS's area. If there is none, the difference between the datums is ignored: that moves rivers and observations
  /// alike, so the nearest place on a river stays the same.
  ///
  /// - Throws: ``InputError`` with code `usage` for a CRS that is not projected in metres, or whose metres are not those on the
  ///   ground; `noOperation` when PROJ knows no operation.
  package static func named(_ crs: CRS) throws(InputError) -> WorkingPlane {
    let advice: ErrorText = "name a projected CRS in metres, such as EPSG:32650, or use \(.workingPlane, "auto")"
    guard crs.kind == .metres, case .registered(let definition, let description) = crs.system else {
      throw InputError(.usage, "\(crs.identifier) (\(crs.name)) cannot be the working plane: " + advice)
    }
    // A metre in Mercator is 0.6 m on the ground at 53 degrees of latitude. `Transverse Mercator` and oblique ones are accepted.
    if let method = description.method, method.hasPrefix("Mercator") || method.hasPrefix("Popular Visualisation") {
      throw InputError(
        .usage, "\(crs.identifier) (\(crs.name)) cannot be the working plane: its metres grow with latitude; " + advice)
    }
    let list = try OperationList(from: "EPSG:4326", to: definition)
    let gridless = list.candidates.filter { !$0.usesGrids }
    let fitting = gridless.filter { !$0.isBallpark && holdsMiddle($0.areaOfUse, of: description.areaOfUse) }
    guard
      let candidate = fitting.min(by: { ($0.accuracy ?? .infinity, $0.index) < ($1.accuracy ?? .infinity, $1.index) })
        ?? gridless.first(where: \.isBallpark) ?? gridless.first
    else {
      throw InputError(.noOperation, "PROJ knows no way from WGS 84 to \(crs.identifier) without grid files: " + advice)
    }
    return WorkingPlane(identifier: crs.identifier, recipe: try list.recipe(for: candidate), longitudeRange: nil)
  }

  private static func holdsMiddle(_ area: AreaOfUse?, of whole: AreaOfUse?) -> Bool {
    guard let area, let whole else { return true }
    return area.contains(longitude: whole.middle.longitude, latitude: whole.middle.latitude)
  }
}
