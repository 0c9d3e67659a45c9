import SurveyMath
import SurveyModel

/// The rivers that other rivers flow into, as a column of the layer names them (上级河流).
///
/// The line of a tributary may end at the bank of a wide river, up to two kilometres from the line in its middle. With the name of
/// the wide river the two are linked although they do not touch.
struct ParentRivers {
  /// A reach, and the reach that it flows into.
  struct Link {
    var reach: ReachNumber
    var next: ReachNumber
    /// Metres from the end of `reach` to `next`.
    var distance: Double
  }

  /// For each id of a river its reaches.
  private var reaches: [String: [ReachNumber]] = [:]
  /// For each name of a river, in the form in which names are compared, the ids of the rivers of this name.
  private var ids: [String: Set<String>] = [:]

  /// A river that ends farther from the named river than so many metres is not linked to it.
  private static let farthest = 2000.0

  /// Nil when no feature names a river that it flows into.
  init?(_ network: NetworkParts) {
    guard network.lines.layers.contains(where: { $0.features.contains { $0.parentRiver != nil } }) else { return nil }
    for reach in network.pieces.indices {
      let id = network.pieces[reach].riverID
      reaches[id, default: []].append(reach)
      for name in [network.feature(reach).riverName].compactMap({ $0 }) + network.feature(reach).otherNames {
        ids[RiverName(name).full, default: []].insert(id)
      }
    }
  }

  /// The links for rivers that end without touching another reach. Adds a finding for each link, for each one that cannot be
  /// made, and for each river that is drawn to flow into another river than the named one.
  func links(
    _ downstream: NumberedColumn<ReachNumber, ReachNumber?>, _ known: DownstreamIDs, _ network: NetworkParts,
    unknown: Set<ReachNumber>, _ findings: inout [Finding]
  ) -> [Link] {
    var links: [Link] = []
    for reach in network.pieces.indices where !unknown.contains(reach) && !known.says(reach) {
      let river = network.pieces[reach].riverID
      let next = downstream[reach]
      guard let name = network.feature(reach).parentRiver, next.map({ network.pieces[$0].riverID != river }) ?? true else {
        continue
      }
      let parent: String
      switch id(of: name) {
      case .some(let found) where found == river: continue
      case .some(let found): parent = found
      case nil:
        findings.append(
          network.finding(
            .parentRiverMissing, .info, about: reach, at: network.end(of: reach),
            "\(network.name(reach)) flows into \(name), which \(isAmbiguous(name) ? "is the name of several rivers" : "is not") in the layer."
          ))
        continue
      }
      if let next {
        if !passes(parent, from: next, downstream, network) {
          findings.append(
            network.finding(
              .downstreamConflict, .warning, about: reach, at: network.end(of: reach),
              "\(network.name(reach)) flows into \(name) by the layer's words, but is drawn to flow into \(network.name(next)). The "
                + "drawing was believed."))
        }
        continue
      }
      let end = network.end(of: reach)
      guard let nearest = nearest(reaches[parent, default: []], to: end, network, unknown: unknown) else { continue }
      let metres = Int(nearest.distance.rounded())
      if nearest.distance <= Self.farthest {
        links.append(Link(reach: reach, next: nearest.reach, distance: nearest.distance))
        findings.append(
          network.finding(
            .riverJoinedByName, .info, about: reach, at: end,
            "\(network.name(reach)) ends \(metres) m from \(name), which the layer says that it flows into; it was linked to it.")
        )
      } else {
        findings.append(
          network.finding(
            .parentRiverFar, .warning, about: reach, at: end,
            "\(network.name(reach)) flows into \(name) by the layer's words, but ends \(metres) m from it. It was not linked: is a piece "
              + "missing, or is it drawn upstream?"))
      }
    }
    return links
  }

  /// The id of the river with this id, or of the only river with this name.
  private func id(of text: String) -> String? {
    if reaches[text] != nil { return text }
    guard let named = ids[RiverName(text).full], named.count == 1 else { return nil }
    return named.first
  }

  private func isAmbiguous(_ text: String) -> Bool { (ids[RiverName(text).full]?.count ?? 0) > 1 }

  /// Whether the water that flows down from `reach` passes a river. On a loop the search ends after as many steps as there are
  /// reaches.
  private func passes(
    _ river: String, from reach: ReachNumber, _ downstream: NumberedColumn<ReachNumber, ReachNumber?>, _ network: NetworkParts
  ) -> Bool {
    var here = reach
    for _ in 0..<downstream.count {
      if network.pieces[here].riverID == river { return true }
      guard let next = downstream[here] else { return false }
      here = next
    }
    return false
  }

  /// The reach that is nearest to `position`; of several at the same distance the first.
  private func nearest(
    _ reaches: [ReachNumber], to position: Coordinate, _ network: NetworkParts, unknown: Set<ReachNumber>
  ) -> (reach: ReachNumber, distance: Double)? {
    let metres = DegreeLength(bySeriesAtLatitude: position.y)
    var best: (reach: ReachNumber, distance: Double)?
    for reach in reaches where !unknown.contains(reach) {
      for vertex in network.pieces[reach].vertices.dropLast() {
        let place = metres.nearestPlace(
          to: position, from: network.coordinate(reach, vertex), to: network.coordinate(reach, vertex + 1))
        let distance = metres.distance(position, place)
        if distance < best?.distance ?? .infinity { best = (reach, distance) }
      }
    }
    return best
  }
}
