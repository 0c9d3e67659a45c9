package import SurveyModel

/// A time zone for times that state none: an offset, or a place of the IANA database.
package struct LocalTimeZone: Sendable, Equatable {
  /// As the user wrote it.
  package let name: String

  package static let utc = LocalTimeZone(name: "UTC")

  private init(name: String) { self.name = name }

  /// `+08:00`, `Z`, `UTC`, or a name such as `Asia/Shanghai`. Throws ``InputError`` (usage) when there is no such zone.
  package init(named name: String) throws(InputError) { self.name = name }
}
