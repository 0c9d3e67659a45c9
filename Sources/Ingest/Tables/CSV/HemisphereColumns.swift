import SurveyModel

/// The columns that say in which hemisphere a latitude and a longitude lie; nil where there is none.
struct HemisphereColumns: Sendable, Equatable {
  var longitude: Int?
  var latitude: Int?

  /// Nil for positions that are no pair of angles, and where neither column is there.
  init?(_ fields: FieldMap, _ position: PositionPlan) {
    switch position {
    case .angles, .triples: break
    default: return nil
    }
    (longitude, latitude) = (fields[.longitudeHemisphere], fields[.latitudeHemisphere])
    if longitude == nil, latitude == nil { return nil }
  }
}
