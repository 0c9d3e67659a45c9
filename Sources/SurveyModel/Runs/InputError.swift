/// Why an input cannot be used, in the words of the person who has to mend it.
public struct InputError: Error, Sendable, CustomStringConvertible {
  public enum Code: Sendable {
    /// Not readable as its format (exit 65).
    case unreadable
    /// Missing (exit 66).
    case missing
    /// May not be read (exit 77).
    case forbidden
    /// No usable coordinate operation, or proj.db missing (exit 69).
    case noOperation
    /// Options that contradict the data (exit 64).
    case usage
  }

  public var code: Code
  /// Name of the file.
  public var source: String?
  public var record: Int?
  public var column: String?
  /// What was found, and what to do.
  public var message: String

  public init(_ code: Code, _ message: String, source: String? = nil, record: Int? = nil, column: String? = nil) {
    self.code = code
    self.message = message
    self.source = source
    self.record = record
    self.column = column
  }

  public var description: String {
    var place = source ?? ""
    if let record { place += place.isEmpty ? "record \(record)" : ", record \(record)" }
    if let column { place += place.isEmpty ? "column \(column)" : ", column \(column)" }
    return place.isEmpty ? message : "\(place): \(message)"
  }
}
