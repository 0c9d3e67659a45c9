package import SurveyModel

/// What makes a file readable as it was meant: what is done to its numbers, and the CRS they are in.
package struct Remedy: Hashable, Sendable {
  package var mending: CoordinateMending?
  /// Takes the place of the CRS that was stated or assumed; nil to leave that as it is.
  package var crs: String?
  /// True where the numbers were looked at as degrees, whose order in the file nothing has touched.
  package var keepsOrder = false

  package init(mending: CoordinateMending? = nil, crs: String? = nil) {
    self.mending = mending
    self.crs = crs
  }
}
