/// What became of a mark whose position was looked for.
package enum PlacedMark: Sendable {
  /// The observation with its position. `positionSource` says in words where the position is from; it is nil when the row
  /// states coordinates.
  case placed(ObservationValues, positionSource: String?)
  case rejected(Rule, String, column: String?)
}
