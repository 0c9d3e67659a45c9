package import SurveyModel

extension RiverProfile {
  /// The kind of river layer that has these columns.
  package init(ofColumns columns: [String]) {
    self = RiverProfileTable.recognised(Set(columns.map { HeaderName($0).key }))
  }
}
