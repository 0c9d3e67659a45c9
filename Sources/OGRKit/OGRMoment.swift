/// A date, a time of day, or both.
package struct OGRMoment: Sendable {
  package var year: Int
  package var month: Int
  package var day: Int
  package var hour: Int
  package var minute: Int
  /// The second with its fraction, to the millisecond.
  package var second: Float
  /// Minutes east of UTC; nil for local time and for a zone that is not known.
  package var offset: Int?
}
