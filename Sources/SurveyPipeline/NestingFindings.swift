import Summaries
import SurveyModel

/// Says where areas of one layer lie in or over each other, and what becomes of a place in several.
func nestingFindings(_ areas: Areas, jobs: Int) throws -> [Finding] {
  let layer = areas.layer.areas
  let pairs = try enclosingAreas(layer, jobs: jobs)
  guard let first = pairs.min(by: { layer[$0.inner].record < layer[$1.inner].record }) else { return [] }
  return [
    Finding(
      .polygonOverlap, .info,
      "\(pairs.count) of the \(layer.count) \(areas.input.role.rawValue) lie in another one (\(layer[first.inner].id) in "
        + "\(layer[first.outer].id)): each place counts for the smallest that covers it, and never twice.",
      source: areas.input.name)
  ]
}
