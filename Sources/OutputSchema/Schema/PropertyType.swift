/// What the value of a property is.
public enum PropertyType: Sendable, Equatable {
  case text
  /// One of these words.
  case word([String])
  case integer
  /// A number with at most so many decimals.
  case number(decimals: Int)
  /// RFC 3339, in UTC.
  case time
  /// A list of texts.
  case texts
  /// A list of some of these words.
  case words([String])
  /// A list of longitude and latitude, WGS 84 degrees with 7 decimals.
  case position
  /// A JSON object whose members the contract does not name.
  case object

  /// For people.
  public var name: String {
    switch self {
    case .text, .word: "text"
    case .integer: "integer"
    case .number: "number"
    case .time: "time"
    case .texts, .words: "list of texts"
    case .position: "position"
    case .object: "object"
    }
  }

  /// The words that the value, or a part of the list, can be; nil where any text can.
  public var choices: [String]? {
    switch self {
    case .word(let words), .words(let words): words
    default: nil
    }
  }
}
