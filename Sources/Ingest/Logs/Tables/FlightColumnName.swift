/// The name of a column of a flight log: the key and unit of its ``HeaderName``. Names that differ only in their unit
/// (`datetime(utc)` and `datetime(local)`) are different columns.
struct FlightColumnName: Sendable {
  let key: String
  /// Nil when the column may have any unit.
  let unit: String?

  init(_ key: String, _ unit: String? = nil) {
    self.key = key
    self.unit = unit
  }

  func matches(_ header: HeaderName) -> Bool {
    header.key.utf8.elementsEqual(key.utf8) && (unit == nil || header.unit == unit)
  }
}
