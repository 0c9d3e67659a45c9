package import Ingest
public import SurveyModel

/// The time zone of times that state none.
public struct TimeZoneName: Sendable, Hashable {
  /// The name as it was given.
  public let name: String
  package let zone: LocalTimeZone

  /// - Parameter name: an offset from UTC (`+08:00`), `UTC`, or a name of the IANA database (`Asia/Shanghai`).
  /// - Throws: `InputError` with the code `usage` when this machine knows no such zone.
  public init(_ name: String) throws(InputError) {
    self.name = name
    zone = try LocalTimeZone(named: name)
  }

  /// True for zones of one name.
  public static func == (one: TimeZoneName, other: TimeZoneName) -> Bool { one.name == other.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension TimeZoneName: OptionText {
  init(optionText text: String) throws(InputError) { try self.init(text) }

  var optionText: String { name }
}
