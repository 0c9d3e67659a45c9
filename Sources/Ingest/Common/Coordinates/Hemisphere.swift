import SurveyModel

/// The half of the Earth that a coordinate lies in, as a word or letter says it.
enum Hemisphere: Equatable, Sendable {
  case north, south, east, west
  /// The letter O: west in Spanish, French, Portuguese and Italian, and east in German.
  case westOrEast

  var isLatitude: Bool { self == .north || self == .south }
  var isNegative: Bool { self == .south || self == .west }

  /// What stands in a column of hemispheres.
  enum Reading: Equatable {
    case missing
    case hemisphere(Hemisphere)
    /// The end of a sentence that begins with the text.
    case unreadable(String)
  }

  /// Reads a cell such as `S`, `West`, 北纬 or `-1`.
  static func read(_ cell: Span<UInt8>, axis: CoordinateAxis) -> Reading {
    if TextCleaning.isNothing(cell) { return .missing }
    guard cell.count <= 32, let tokens = AngleScanner.tokens(cell) else { return .unreadable("is no hemisphere such as N or W") }
    var found: Hemisphere?
    for token in tokens {
      switch token {
      case .hemisphere(let one) where found == nil || found == one: found = one
      case .letterS where found == nil: found = .south
      case .label, .bracket: break
      case .number(1, _) where tokens.count <= 2: break
      case .sign(let isNegative) where tokens.count <= 2:
        found = axis == .latitude ? (isNegative ? .south : .north) : isNegative ? .west : .east
      default: return .unreadable("is no hemisphere such as N or W")
      }
    }
    if found == nil, tokens == [.number(1, wholeDigits: 1)] { found = axis == .latitude ? .north : .east }
    guard let found else { return .unreadable("is no hemisphere such as N or W") }
    if found == .westOrEast { return .unreadable(Self.ambiguity) }
    if found.isLatitude != (axis == .latitude) {
      return .unreadable("is a hemisphere of the \(found.isLatitude ? "latitude" : "longitude"); are the columns swapped?")
    }
    return .hemisphere(found)
  }

  /// The end of a sentence about a text with the letter O.
  static let ambiguity = "has an O, which is west in Spanish and French and east in German; write W or E"
}
