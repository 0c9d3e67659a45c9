import SurveyModel

/// The river that an observation may belong to instead.
struct Rival {
  var river: RiverNumber
  /// Geodesic metres.
  var distance: Double
  /// From the observation to the place on its line, in the plane; nil where the distance is not that to the line.
  var way: SIMD2<Double>?
}
