/// A part of a written angle.
enum AngleToken: Equatable {
  /// A number as it is written, with how many digits stand before its decimal point, leading zeros included.
  case number(Double, wholeDigits: Int)
  case sign(isNegative: Bool)
  case degree, minute, second
  /// The letter s in lower case: seconds behind minutes, else south.
  case letterS
  case hemisphere(Hemisphere)
  /// A colon or hyphen between two numbers.
  case gap(isHyphen: Bool)
  /// A comma, semicolon, slash or the like between two parts.
  case separator
  /// A word such as "latitude" or 经度, which says what follows.
  case label(CoordinateAxis)
  case bracket

  var isNumber: Bool {
    if case .number = self { true } else { false }
  }

  var isSeparator: Bool { self == .separator }
}
