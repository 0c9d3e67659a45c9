/// Why an input or an option cannot be used: what was found, where, and what to do.
public struct InputError: Error, Sendable, CustomStringConvertible {
  /// What kind of error it is.
  public enum Code: Sendable {
    /// The input is not readable as its format (exit code 65).
    case unreadable
    /// The input is missing (exit code 66).
    case missing
    /// The input may not be read (exit code 77).
    case forbidden
    /// There is no usable coordinate operation, or proj.db is missing (exit code 69).
    case noOperation
    /// The options cannot be meant, or contradict the data (exit code 64).
    case usage
  }

  /// What kind of error it is.
  public var code: Code
  /// The name of the file.
  public var source: String?
  /// The number of the record in the file.
  public var record: Int?
  /// The name of the column.
  public var column: String?
  /// What was found and what to do, with options as values.
  public var wording: ErrorText
  /// The word of the caller's that is probably misspelt, and the known one that is spelled most like it.
  public var correction: WordCorrection?

  /// The options that the error is about, or that would mend it; the most important one first.
  public var options: [OptionName] { wording.options }

  /// What was found and what to do, with options under the names of their properties.
  public var message: String { wording.text(naming: .properties) }

  /// An error whose text mentions no option.
  public init(_ code: Code, _ message: String, source: String? = nil, record: Int? = nil, column: String? = nil) {
    self.init(code, ErrorText(message), source: source, record: record, column: column)
  }

  /// As above, with a text that mentions options.
  public init(_ code: Code, _ wording: ErrorText, source: String? = nil, record: Int? = nil, column: String? = nil) {
    self.code = code
    self.wording = wording
    self.source = source
    self.record = record
    self.column = column
  }

  /// The whole error in one line, with options under the names of their properties.
  public var description: String { description(naming: .properties) }

  /// The whole error in one line, with options under the names of one kind.
  public func description(naming: OptionNaming) -> String {
    let message = wording.text(naming: naming)
    var place = source ?? ""
    if let record { place += place.isEmpty ? "record \(record)" : ", record \(record)" }
    if let column { place += place.isEmpty ? "column \(column)" : ", column \(column)" }
    return place.isEmpty ? message : "\(place): \(message)"
  }
}
