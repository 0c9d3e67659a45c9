import SurveyModel

/// As what the fields of placemarks are read that have fields with the same names.
struct KMLPlan {
  let columns: ColumnIndices
  /// Metres of one unit of the accuracy.
  let accuracyUnit: Double

  init(_ map: FieldMap) {
    columns = ColumnIndices(map)
    accuracyUnit = UnitWords.metres(map.unit(of: .accuracy)) ?? 1
  }
}
