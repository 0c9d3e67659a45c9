import SurveyMath
import SurveyModel

/// The rivers that a layer names as those which its rivers flow into (上级河流): a river that ends beside such a line flows into
/// it, though it does not touch it. Lines of tributaries end at the bank of a wide river, kilometres from its middle.
struct ParentRivers {
  /// A reach that flows into another one.
  struct Link {
    var reach: Int
    var next: Int
    /// Metres between them.
    var distance: Double
  }

  /// Reaches of each river, by its id.
  private var reaches: [String: [Int]] = [:]
  /// Ids of the rivers that have a name, as it is compared.
  private var ids: [String: Set<String>] = [:]

  /// Metres beyond which a river does not end at the one that is named.
  private static let farthest = 2000.0

  /// Nil where the layer names no such rivers.
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

  /// The links of rivers that end where nothing goes on; with findings about those that cannot be made, and about rivers
  /// that are drawn to flow into another one.
  func links(
    _ downstream: [Int32], _ known: DownstreamIDs, _ network: NetworkParts, unknown: Set<Int>, _ findings: inout [Finding]
  ) -> [Link] {
    var links: [Link] = []
    for reach in network.pieces.indices where !unknown.contains(reach) && !known.says(reach) {
      let river = network.pieces[reach].riverID
      let next = Int(downstream[reach])
      guard let name = network.feature(reach).parentRiver, next < 0 || network.pieces[next].riverID != river else { continue }
      let parent: String
      switch id(of: name) {
      case .some(let found) where found == river: continue
      case .some(let found): parent = found
      case nil:
        findings.append(
          finding(
            .parentRiverMissing, .info, reach, network,
            "\(network.name(reach)) flows into \(name), which \(isAmbiguous(name) ? "is the name of several rivers" : "is not") in the layer."
          ))
        continue
      }
      if next >= 0 {
        if !passes(parent, from: next, downstream, network) {
          findings.append(
            finding(
              .downstreamConflict, .warning, reach, network,
              "\(network.name(reach)) flows into \(name) by the layer's words, but is drawn to flow into \(network.name(next)). The "
                + "drawing was believed."))
        }
        continue
      }
      let end = network.nodes.positions[network.nodes.end(reach)]
      guard let nearest = nearest(reaches[parent, default: []], to: end, network, unknown: unknown) else { continue }
      let metres = Int(nearest.distance.rounded())
      if nearest.distance <= Self.farthest {
        links.append(Link(reach: reach, next: nearest.reach, distance: nearest.distance))
        findings.append(
          finding(
            .riverJoinedByName, .info, reach, network,
            "\(network.name(reach)) ends \(metres) m from \(name), which the layer says that it flows into; it was linked to it.")
        )
      } else {
        findings.append(
          finding(
            .parentRiverFar, .warning, reach, network,
            "\(network.name(reach)) flows into \(name) by the layer's words, but ends \(metres) m from it. It was not linked: is a piece "
              + "missing, or is it drawn upstream?"))
      }
    }
    return links
  }

  private func finding(
    _ rule: Rule, _ severity: Severity, _ reach: Int, _ network: NetworkParts, _ message: String
  ) -> Finding {
    Finding(
      rule, severity, message, source: network.feature(reach).source, record: network.feature(reach).record,
      position: network.nodes.positions[network.nodes.end(reach)]
    ).about(river: network.pieces[reach].riverID)
  }

  /// The river of this id, else the only one of this name.
  private func id(of text: String) -> String? {
    if reaches[text] != nil { return text }
    guard let named = ids[RiverName(text).full], named.count == 1 else { return nil }
    return named.first
  }

  private func isAmbiguous(_ text: String) -> Bool { (ids[RiverName(text).full]?.count ?? 0) > 1 }

  /// Whether the water from `reach` on passes a river; loops end after as many steps as there are reaches.
  private func passes(_ river: String, from reach: Int, _ downstream: [Int32], _ network: NetworkParts) -> Bool {
    var here = reach
    for _ in 0..<downstream.count {
      if network.pieces[here].riverID == river { return true }
      guard downstream[here] >= 0 else { return false }
      here = Int(downstream[here])
    }
    return false
  }

  /// The reach that comes nearest to `position`; of equals the first.
  private func nearest(
    _ reaches: [Int], to position: Coordinate, _ network: NetworkParts, unknown: Set<Int>
  ) -> (reach: Int, distance: Double)? {
    let metres = DegreeLength(bySeriesAtLatitude: position.y)
    var best: (reach: Int, distance: Double)?
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
