/// The kinds of line end that a file uses.
struct LineEnds: OptionSet, Sendable {
  let rawValue: UInt8

  /// LF.
  static let lineFeed = LineEnds(rawValue: 1)
  /// CR LF.
  static let both = LineEnds(rawValue: 2)
  /// CR.
  static let carriageReturn = LineEnds(rawValue: 4)

  var isMixed: Bool { rawValue & (rawValue &- 1) != 0 }
}
