import SurveyModel

/// The reach that is nearest to a node, of those that do not begin or end there.
struct NearLine: Sendable {
  var node: NodeNumber
  var reach: ReachNumber
  /// The place on the reach that is nearest to the node.
  var place: Coordinate
  /// Metres from the node to the place.
  var distance: Double
}
