import SurveyModel

/// Which feature of one river layer.
struct FeatureNumber: IndexNumber {
  let rawValue: Int32
}
