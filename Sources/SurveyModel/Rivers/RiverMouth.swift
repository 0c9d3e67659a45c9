/// Where the water of a river layer ends, by the user's word.
public enum RiverMouth: Sendable, Hashable {
  /// The end of a line that is nearest to this position, WGS 84.
  case position(Coordinate)
  /// The reach, or the river, of this id: its water ends at its loose end.
  case reach(String)
}
