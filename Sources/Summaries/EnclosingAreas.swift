package import SurveyModel

/// For each area the smallest larger area that covers the middle of its first polygon. Areas that no larger one covers are left
/// out.
package func enclosingAreas(_ areas: [AreaLayer.Area], jobs: Int) throws -> [(inner: Int, outer: Int)] {
  guard areas.count > 1 else { return [] }
  let worker = try AreaWorker(AreaPart.smallestFirst(areas))
  var pairs: [(inner: Int, outer: Int)] = []
  for inner in areas.indices {
    guard let polygon = areas[inner].polygons.first, let middle = try worker.middle(of: polygon) else { continue }
    let covering = try worker.allAreas(of: middle)
    guard let index = covering.firstIndex(of: inner),
      let outer = covering[(index + 1)...].first(where: { areas[$0].id != areas[inner].id })
    else { continue }
    pairs.append((inner, outer))
  }
  return pairs
}
