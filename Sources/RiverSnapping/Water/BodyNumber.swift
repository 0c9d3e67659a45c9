import SurveyModel

/// Which water body: the index into ``WaterBodies/bodies``.
struct BodyNumber: IndexNumber {
  let rawValue: Int32
}
