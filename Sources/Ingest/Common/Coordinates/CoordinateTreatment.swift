package import SurveyModel

/// What a reader does to a pair of numbers that a file gives as coordinates, before the pair becomes an observation's.
package struct CoordinateTreatment: Sendable, Hashable {
  /// Undoes a mistake of the program or person that wrote the file; nil where the numbers are taken as they stand.
  package var mending: CoordinateMending?
  /// False to accept every finite pair, even an impossible one, so that a file with wrong coordinates can be examined.
  package var isJudged = true
  /// True to take X as easting and Y as northing even where their digits say otherwise, because the mistake that
  /// ``mending`` undoes was found with the columns in that order.
  package var keepsOrder = false

  /// The option that names the CRS of such a file: not all formats may lack one.
  package var crsOption = "--crs"

  package init() {}

  var isPlain: Bool { mending == nil && isJudged }

  /// Mends the pair, then judges it as ``CoordinateJudgement/judge(x:y:kind:)`` does.
  func settle(x: inout Double, y: inout Double, kind: CoordinateKind) -> (rule: Rule, message: String)? {
    if let mending {
      let read = (x, y)
      (x, y) = mending.mended(x: x, y: y)
      guard x.isFinite, y.isFinite else {
        return (.coordinateUnreadable, "\(read.0), \(read.1) cannot have been written in the way that is being mended (--fix)")
      }
    }
    if !isJudged, x.isFinite, y.isFinite { return nil }
    return CoordinateJudgement.judge(x: x, y: y, kind: kind, option: crsOption)
  }
}
