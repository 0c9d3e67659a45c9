package import SurveyModel

/// The value of a property in one row. Writers of all formats take values in this form.
package enum PropertyValue: Sendable {
  case null
  case text(String)
  case integer(Int)
  /// Written as null where it is not finite.
  case number(Double)
  /// Microseconds since 1970-01-01T00:00:00Z.
  case time(Int64)
  case texts([String])
  /// WGS 84 degrees; written as null where it is not finite.
  case position(Coordinate)
  /// The text of a JSON object.
  case object(String)
}
