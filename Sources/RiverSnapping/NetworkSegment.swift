import SurveyModel

/// A segment of the network.
struct NetworkSegment {
  /// WGS 84.
  var start: Coordinate
  var end: Coordinate
  /// Measures at the two ends.
  var measures: SIMD2<Double>
}
