package import SurveyModel

/// Says where areas of one layer lie in or over each other, and what becomes of a place in several.
/// - Parameters:
///   - pairs: indices of areas that lie in others.
///   - role: what the layer is to the run.
///   - source: the file of the layer.
package func nestingFindings(
  _ areas: [AreaLayer.Area], _ pairs: [(inner: Int, outer: Int)], role: RunDescription.Role, source: String
) -> [Finding] {
  guard let first = pairs.min(by: { areas[$0.inner].record < areas[$1.inner].record }) else { return [] }
  return [
    Finding(
      .polygonOverlap, .info,
      "\(pairs.count) of the \(areas.count) \(role.rawValue) lie in another one (\(areas[first.inner].id) in "
        + "\(areas[first.outer].id)): each place counts for the smallest that covers it, and never twice.",
      source: source)
  ]
}
