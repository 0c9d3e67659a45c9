package import SurveyModel

extension RiverProfile {
  /// The kind of river layer that has these columns.
  package init(ofColumns columns: [String]) {
    self = RiverProfileTable.recognised(ColumnKeys(columns)).profile
  }

  /// The kinds that are known, as `--profile` calls them.
  package static var options: [String] { RiverProfileTable.all.map(\.profile.option) }
}
