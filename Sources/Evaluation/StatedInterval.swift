/// What results state an interval of.
package enum StatedInterval: String, CaseIterable, Sendable {
  /// The number of outlets on a river.
  case outletsOfRiver = "outlets_of_river"
  /// The number of outlets of the whole result.
  case outlets = "outlets"
  /// How far an outlet is from where it is said to be.
  case position = "position_of_outlet"

  /// The share of the cases in which the interval is to hold.
  package var level: Double { self == .position ? 0.68 : 0.95 }
}
