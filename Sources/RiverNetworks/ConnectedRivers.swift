import SurveyMath
import SurveyModel

/// Rivers of a layer that has names and no ids for them. A river is a name and a connection: reaches of one name that do not hang
/// together are different rivers, and reaches without a name belong to the river whose water passes them.
struct ConnectedRivers {
  /// The ids of rivers that differ from those that the pieces have.
  private(set) var changed: [ReachNumber: String] = [:]
  private(set) var findings: [Finding] = []

  private let network: NetworkParts
  private let downstream: NumberedColumn<ReachNumber, ReachNumber?>
  private let unknown: Set<ReachNumber>
  /// For each reach what tells its river: a name or an id; nil for a reach that has neither.
  private var keys: NumberedColumn<ReachNumber, String?>
  /// Reaches that are one river.
  private var sets: DisjointSets

  /// Nil when no river is known by its name alone and none lacks its name.
  init?(_ network: NetworkParts, _ downstream: NumberedColumn<ReachNumber, ReachNumber?>, unknown: Set<ReachNumber>) {
    let identities = network.pieces.indices.map { network.feature($0).identity }
    let hasNames = identities.contains(.name)
    guard hasNames || identities.contains(.own) && identities.contains(.column) else { return nil }
    self.network = network
    self.downstream = downstream
    self.unknown = unknown
    sets = DisjointSets(network.pieces.count)
    var folded: [String: String] = [:]
    keys = NumberedColumn(
      network.pieces.indices.map { reach in
        let id = network.pieces[reach].riverID
        switch identities[reach.index] {
        case .own: return nil
        case .column: return "#" + id
        case .name:
          if let key = folded[id] { return key }
          let key = nameKey(id)
          folded[id] = key
          return key
        }
      })
    joinPieces()
    joinTouching()
    joinThroughUnnamed()
    if hasNames {
      joinThroughOthers()
      joinGaps()
      joinUnnamed()
    }
    nameRivers()
  }

  private mutating func join(_ a: ReachNumber, _ b: ReachNumber) { sets.unite(a.index, b.index) }

  /// The pieces of one feature are one river.
  private mutating func joinPieces() {
    var firsts: [PieceFeature: ReachNumber] = [:]
    for (reach, piece) in network.pieces.numbered {
      if network.lines.layers[piece.layer].features[piece.feature].parts.count == 1 { continue }
      if let first = firsts[PieceFeature(piece)] { join(first, reach) } else { firsts[PieceFeature(piece)] = reach }
    }
  }

  /// Reaches of one name that meet are one river, unless all of them end where another river passes.
  private mutating func joinTouching() {
    // The water also goes on over a gap, and where ids say so.
    for reach in keys.indices {
      if let next = downstream[reach], let key = keys[reach], keys[next] == key { join(reach, next) }
    }
    for node in network.nodes.all {
      let ends = network.nodes.ends(at: node)
      let host = network.nodes.host[node]
      guard ends.count > 1 || host != nil else { continue }
      for (index, end) in ends.enumerated() {
        guard let key = keys[end.reach] else { continue }
        if let host, keys[host] == key { join(host, end.reach) }
        for other in ends.dropFirst(index + 1) where keys[other.reach] == key {
          if end.isUpstream != other.isUpstream || !isPassed(node, by: key) || unknown.contains(end.reach) {
            join(end.reach, other.reach)
          }
        }
      }
    }
  }

  /// Whether a river with another name comes to the node and leaves it.
  private func isPassed(_ node: NodeNumber, by own: String) -> Bool {
    if let host = network.nodes.host[node], keys[host] != own { return true }
    var arriving: Set<String> = []
    var leaving: Set<String> = []
    for end in network.nodes.ends(at: node) {
      guard let key = keys[end.reach], key != own else { continue }
      if end.isUpstream { leaving.insert(key) } else { arriving.insert(key) }
    }
    return !arriving.isDisjoint(with: leaving)
  }

  /// Reaches without a name belong to a river when its water comes to them and goes on from them in the same river.
  private mutating func joinThroughUnnamed() {
    // For each unnamed reach the first reach with a name that its water comes to. Where there are circles, nothing is found.
    var named = NumberedColumn<ReachNumber, ReachNumber?>(repeating: nil, count: keys.count)
    for reach in upstreamFirst(downstream).reversed() where keys[reach] == nil {
      guard let next = downstream[reach] else { continue }
      named[reach] = keys[next] == nil ? named[next] : next
    }
    for reach in keys.indices where keys[reach] == nil {
      guard let below = named[reach], let key = keys[below], !unknown.contains(reach) else { continue }
      let above = above(reach).first { keys[$0] == key }
      guard let above else { continue }
      join(above, below)
      var here = reach
      while here != below {
        join(above, here)
        guard let next = downstream[here] else { break }
        here = next
      }
    }
  }

  /// The reaches whose water comes to where `reach` begins.
  private func above(_ reach: ReachNumber) -> [ReachNumber] {
    let node = network.nodes.start(reach)
    var above = network.nodes.ends(at: node).filter { !$0.isUpstream && $0.reach != reach }.map(\.reach)
    if let host = network.nodes.host[node], host != reach { above.append(host) }
    return above
  }

  /// A river goes on below a lake or a stretch with another name, when all of that begins where the river comes to it.
  private mutating func joinThroughOthers() {
    for reach in keys.indices {
      guard let key = keys[reach], network.feature(reach).identity == .name, var next = downstream[reach], let other = keys[next],
        other != key, network.nodes.start(next) == network.nodes.end(reach), !above(next).contains(where: { keys[$0] == other })
      else { continue }
      // Of a circle every reach is seen at most once.
      for _ in 0..<keys.count {
        guard keys[next] == other, let below = downstream[next] else { break }
        next = below
      }
      if keys[next] == key { join(reach, next) }
    }
  }

  /// Parts of one name whose ends face each other are one river with a gap.
  private mutating func joinGaps() {
    let gaps = RiverGaps(network, downstream, unknown: unknown) { reach in
      network.feature(reach).identity == .name ? keys[reach] : nil
    }
    for gap in gaps.gaps { join(gap.above, gap.below) }
  }

  /// Reaches without a name that follow each other, with nothing else coming in or going out between them, are one stream.
  private mutating func joinUnnamed() {
    for reach in keys.indices where keys[reach] == nil && isAlone(reach) {
      guard let next = downstream[reach], keys[next] == nil, isAlone(next) else { continue }
      let node = network.nodes.end(reach)
      guard network.nodes.host[node] == nil, network.nodes.ends(at: node).count == 2, network.nodes.start(next) == node else {
        continue
      }
      join(reach, next)
    }
  }

  /// True for an unnamed reach that nothing but its own id tells of.
  private func isAlone(_ reach: ReachNumber) -> Bool {
    network.feature(reach).identity == .own && network.feature(reach).downstream == nil && !unknown.contains(reach)
  }
}

// The ids of the rivers that were found.
extension ConnectedRivers {
  private struct Part {
    var reaches: [ReachNumber] = []
    var key: String?
  }

  private mutating func nameRivers() {
    var parts: [Int: Part] = [:]
    for reach in keys.indices {
      let root = sets.representative(reach.index)
      parts[root, default: Part()].reaches.append(reach)
      if let key = keys[reach] { parts[root]?.key = key }
    }
    var byKey: [String: [Part]] = [:]
    var taken: Set<String> = []
    for (_, part) in parts.sorted(by: { $0.key < $1.key }) {
      if let key = part.key { byKey[key, default: []].append(part) } else { joinStreams(part) }
    }
    for reach in keys.indices where network.feature(reach).identity != .name { taken.insert(network.pieces[reach].riverID) }
    for (key, all) in byKey.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      if key.hasPrefix("#"), network.feature(firstKeyed(all[0])).identity == .column {
        let id = String(key.dropFirst())
        for part in all { rename(part.reaches, to: id) }
      } else {
        nameRivers(all, &taken)
      }
    }
  }

  private func firstKeyed(_ part: Part) -> ReachNumber { part.reaches.first { keys[$0] != nil } ?? part.reaches[0] }

  /// The rivers of one name. Where there are several, each has in its id what tells it from the others: the id of the reach at its
  /// mouth, or its position.
  private mutating func nameRivers(_ parts: [Part], _ taken: inout Set<String>) {
    for part in parts {
      let mouth = mouth(of: part.reaches)
      let named = part.reaches.filter { keys[$0] != nil }
      let spellings = Set(named.map { network.pieces[$0].riverID })
      let name = spelling(named, mouth, spellings)
      var id = name
      if parts.count > 1 { id += " (\(network.feature(mouth).reachID ?? position(network.end(of: mouth))))" }
      if taken.contains(id) { id += " " + network.hash(of: mouth) }
      taken.insert(id)
      rename(part.reaches, to: id)
      if spellings.count > 1 {
        let others = spellings.filter { $0 != name }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        findings.append(
          network.finding(
            .nameCollision, .warning, about: mouth, at: network.end(of: mouth),
            "River \(name) is also spelled \(others.map { "\"\($0)\"" }.joined(separator: ", ")); it was taken as one river."
          ).about(river: id))
      }
    }
    if parts.count > 1 {
      let first = mouth(of: parts[0].reaches)
      findings.append(
        network.finding(
          .riverNameShared, .info, about: first, at: network.end(of: first),
          "\(parts.count) rivers are called \(network.pieces[firstKeyed(parts[0])].riverID) and do not hang together. Their ids have in "
            + "brackets where they end."
        ).about(river: changed[first] ?? network.pieces[first].riverID))
    }
  }

  /// Of several spellings that at the mouth, else the first by bytes.
  private func spelling(_ named: [ReachNumber], _ mouth: ReachNumber, _ spellings: Set<String>) -> String {
    if spellings.count == 1 || keys[mouth] != nil { return network.pieces[keys[mouth] == nil ? named[0] : mouth].riverID }
    return spellings.min { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? ""
  }

  /// Degrees with four decimals, longitude first.
  private func position(_ place: Coordinate) -> String {
    func decimals(_ value: Double) -> String {
      let scaled = Int((abs(value) * 10_000).rounded())
      let fraction = String(scaled % 10_000)
      return
        "\(value < 0 && scaled > 0 ? "-" : "")\(scaled / 10_000).\(String(repeating: "0", count: 4 - fraction.count))\(fraction)"
    }
    return "\(decimals(place.x)) \(decimals(place.y))"
  }

  /// The reach at the mouth: the one that flows into no other of these. Of several that with the most reaches above it, then the first.
  private func mouth(of reaches: [ReachNumber]) -> ReachNumber {
    guard reaches.count > 1 else { return reaches[0] }
    let members = Set(reaches)
    var waiting: [ReachNumber: Int] = [:]
    var above: [ReachNumber: Int] = [:]
    for reach in reaches {
      above[reach] = 1
      if let next = downstream[reach], members.contains(next) { waiting[next, default: 0] += 1 }
    }
    var ready = reaches.filter { waiting[$0] == nil }
    var mouths: [ReachNumber] = []
    while let reach = ready.popLast() {
      guard let next = downstream[reach], members.contains(next) else {
        mouths.append(reach)
        continue
      }
      above[next, default: 1] += above[reach, default: 1]
      waiting[next, default: 1] -= 1
      if waiting[next] == 0 { ready.append(next) }
    }
    return mouths.max { (above[$0] ?? 0, $1) < (above[$1] ?? 0, $0) } ?? reaches[0]
  }

  /// A stream without a name is called by its reach at the mouth.
  private mutating func joinStreams(_ part: Part) {
    guard part.reaches.count > 1 else { return }
    rename(part.reaches, to: network.pieces[mouth(of: part.reaches)].riverID)
  }

  private mutating func rename(_ reaches: [ReachNumber], to id: String) {
    for reach in reaches where !network.pieces[reach].riverID.utf8.elementsEqual(id.utf8) { changed[reach] = id }
  }
}
