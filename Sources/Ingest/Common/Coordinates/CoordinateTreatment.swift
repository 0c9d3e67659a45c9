package import SurveyModel

/// What a reader does to a pair of numbers that a file holds for coordinates, before it is one of an observation.
package struct CoordinateTreatment: Sendable, Hashable {
  /// What undoes a slip of whoever wrote the file; nil where the numbers are taken as they stand.
  package var mending: CoordinateMending?
  /// False to take every finite pair, be it what it may: for a look at a file whose coordinates cannot be right.
  package var isJudged = true
  /// True to take X as easting and Y as northing even where the digits say otherwise: what is to be mended was found in that order.
  package var keepsOrder = false

  package init() {}

  var isPlain: Bool { mending == nil && isJudged }

  /// Mends the pair; then as ``CoordinateJudgement/judge(x:y:kind:)``.
  func settle(x: inout Double, y: inout Double, kind: CoordinateKind) -> (rule: Rule, message: String)? {
    if let mending {
      let read = (x, y)
      (x, y) = mending.mended(x: x, y: y)
      guard x.isFinite, y.isFinite else {
        return (.coordinateUnreadable, "\(read.0), \(read.1) cannot have been written in the way that is being mended (--fix)")
      }
    }
    if !isJudged, x.isFinite, y.isFinite { return nil }
    return CoordinateJudgement.judge(x: x, y: y, kind: kind)
  }
}
