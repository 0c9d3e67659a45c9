import SurveyMath
package import SurveyModel

/// Links river lines into a network. Parts of a feature that touch become a reach, reaches with the same id become a river, and
/// each reach gets its measures and the reach that it flows into. Lines are taken to be drawn downstream unless the ids of the
/// layer or the network itself contradict this.
///
/// The result depends neither on the order of the features nor on the number of threads.
/// - Parameters:
///   - layers: river layers in WGS 84 degrees.
///   - jobs: the number of threads.
/// - Returns: the network, and what a person should look at.
package func linkRivers(
  _ layers: [RiverLayer], options: NetworkOptions = NetworkOptions(), jobs: Int
) throws -> (network: RiverNetwork, findings: [Finding]) {
  var findings: [Finding] = []
  var named = layers
  for layer in named.indices { chainMainStems(&named[layer]) }
  var lines = RiverLines(named)
  for layer in named.indices { try appendTouchingPieces(ofLayer: layer, to: &lines, &findings, jobs: jobs) }
  removeDuplicates(&lines, &findings)

  var limited = LimitedFindings()
  var order = ReachOrder(lines, &findings)
  var parts = try NetworkParts(order.pieces, in: lines, options, jobs: jobs)
  var ids = DownstreamIDs(parts)
  let flow = try FlowDirections(parts, ids, options)
  limited.append(flow.findings)
  var unknown = flow.unknown
  /// Takes over what has become of `lines`: their reaches may have another order.
  func arrange(turned: Set<ReachNumber>) {
    let unknownPieces = Set(unknown.map { PieceKey(order.pieces[$0]) })
    var repeated: [Finding] = []
    order = ReachOrder(lines, &repeated)
    parts = parts.rearranged(order.pieces, in: lines, turned: turned)
    ids = DownstreamIDs(parts)
    if !unknown.isEmpty { unknown = Set(order.pieces.indices.filter { unknownPieces.contains(PieceKey(order.pieces[$0])) }) }
  }
  if !flow.reversed.isEmpty {
    lines.turn(flow.reversed.map { order.pieces[$0] })
    arrange(turned: Set(flow.reversed))
  }
  var links = DownstreamLinks(parts, ids, unknown: unknown)
  if let rivers = ConnectedRivers(parts, links.downstream, unknown: unknown) {
    limited.append(rivers.findings)
    if !rivers.changed.isEmpty {
      lines.rename(rivers.changed.map { (order.pieces[$0.key], $0.value) })
      arrange(turned: [])
      links = DownstreamLinks(parts, ids, unknown: unknown)
    }
  }
  limited.append(ids.findings)
  limited.append(links.findings)

  var network = RiverNetwork()
  network.reaches = order.reaches(in: lines, unknown: unknown)
  network.rivers = order.rivers
  (network.longitude.values, network.latitude.values) = lines.vertices(of: order.pieces.values)
  network.measure.values = try measures(of: network, jobs: jobs)
  for river in network.rivers.indices {
    network.rivers[river].length = network.rivers[river].reaches.reduce(0) { $0 + network.length(ofReach: $1) }
  }
  network.topology.downstream = links.downstream
  network.topology.order = upstreamFirst(links.downstream)
  network.topology.strahler = streamOrders(parts, links.downstream, order: network.topology.order, unknown: unknown)
  network.topology.mouthDistance = mouthDistances(
    of: network, entered: entries(parts, network, links), outside: distancesOutside(parts, ids, network), unknown: unknown)
  nameByMouth(&network, parts)
  limited.append(
    networkFindings(parts, ids, links.downstream, order: network.topology.order, unknown: unknown))
  return (network, findings + limited.complete(source: layers.first?.features.first?.source))
}

/// For each reach the measure on the next reach at which it flows into it, metres. That is 0 except where the reach ends on the
/// line of the next one, or is one of those that do not touch it; before a gap it is minus the length of the gap.
private func entries(_ parts: NetworkParts, _ network: RiverNetwork, _ links: DownstreamLinks) -> NumberedColumn<
  ReachNumber, Double
> {
  let measures = network.reaches.indices.map { reach -> Double in
    if let gap = links.bridged[reach] { return -gap }
    let node = parts.nodes.end(reach)
    guard let next = network.downstream(ofReach: reach), parts.nodes.host[node] == next || links.joined.contains(reach) else {
      return 0
    }
    return network.measure(on: next, nearestTo: parts.nodes.positions[node])
  }
  return NumberedColumn(measures)
}

/// For reaches where the water leaves the layer, the metres from there to the mouth by the layer's own distances; NaN where the water
/// goes on beyond the layer and nothing tells how far. Reaches whose water ends in the layer are not in it.
private func distancesOutside(_ parts: NetworkParts, _ ids: DownstreamIDs, _ network: RiverNetwork) -> [ReachNumber: Double] {
  var outside: [ReachNumber: Double] = [:]
  for reach in network.reaches.indices where network.downstream(ofReach: reach) == nil {
    let feature = parts.feature(reach)
    // Of layers with ids of what lies downstream, a feature without one is a mouth.
    if feature.isRiverMouth || ids.isMouth(reach) || ids.saysAnything && feature.downstream == nil { continue }
    if let distance = feature.mouthDistance {
      let isAtUpstreamEnd = parts.lines.layers[parts.pieces[reach].layer].distances.isAtUpstreamEnd
      let metres = distance - (isAtUpstreamEnd ? network.length(ofReach: reach) : 0)
      // What is rounded to tenths of a kilometre may be a little less than the length.
      if metres > 0 || ids.leavesLayer(reach) { outside[reach] = max(0, metres) }
    } else if ids.leavesLayer(reach) {
      outside[reach] = .nan
    }
  }
  return outside
}

/// Gives each river the name that it has at its mouth, and to reaches the names that differ from it.
private func nameByMouth(_ network: inout RiverNetwork, _ parts: NetworkParts) {
  for river in network.rivers.indices {
    let reaches = network.rivers[river].reaches
    let first = reaches.lazy.compactMap { parts.feature($0).riverName }.first
    // Nearly all rivers have one name.
    guard let first, reaches.contains(where: { reach in parts.feature(reach).riverName.map { $0 != first } ?? false }) else {
      continue
    }
    var names = Set(reaches.compactMap { parts.feature($0).riverName })
    let named = reaches.filter { parts.feature($0).riverName != nil }
    let distances = network.topology.mouthDistance
    // Where the distances are not known, the last reach is the nearest to the mouth.
    let lowest =
      named.filter { distances[$0].isFinite }.min { (distances[$0], $1) < (distances[$1], $0) } ?? named.last
    guard let name = lowest.flatMap({ parts.feature($0).riverName }) else { continue }
    let old = network.rivers[river].name
    network.rivers[river].name = name
    names.formUnion(network.rivers[river].otherNames)
    if let old { names.insert(old) }
    network.rivers[river].otherNames = names.filter { $0 != name }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for reach in reaches {
      if let own = parts.feature(reach).riverName, own != name { network.reaches[reach].name = own }
    }
  }
}

extension RiverNetwork {
  /// The measure of the place on `reach` that is nearest to `position`, metres.
  fileprivate func measure(on reach: ReachNumber, nearestTo position: Coordinate) -> Double {
    let metres = DegreeLength(bySeriesAtLatitude: position.y)
    var best = (distance: Double.infinity, measure: 0.0)
    for vertex in reaches[reach].vertices.dropLast() {
      let (a, b) = (self.position(of: vertex), self.position(of: vertex + 1))
      let place = metres.nearestPlace(to: position, from: a, to: b)
      let distance = metres.distance(position, place)
      if distance < best.distance {
        let whole = metres.distance(a, b)
        let share = whole > 0 ? metres.distance(a, place) / whole : 0
        best = (distance, measure[vertex] + share * (measure[vertex + 1] - measure[vertex]))
      }
    }
    return best.measure
  }
}

extension RiverLines {
  /// The vertices of `pieces`, piece after piece.
  fileprivate func vertices(of pieces: [Piece]) -> (x: [Double], y: [Double]) {
    var end = 0
    for piece in pieces where piece.columns == 0 && piece.vertices.lowerBound == end { end = piece.vertices.upperBound }
    let count = pieces.reduce(0) { $0 + $1.vertices.count }
    // When a layer's lines are in this order already and none was mended, its columns are what is wanted.
    if let columns = columns.first, end == count, columns.x.count == count { return (columns.x, columns.y) }
    var x: [Double] = []
    var y: [Double] = []
    x.reserveCapacity(count)
    y.reserveCapacity(count)
    for piece in pieces {
      x += columns[piece.columns].x[piece.vertices]
      y += columns[piece.columns].y[piece.vertices]
    }
    return (x, y)
  }

  /// Gives pieces the ids of other rivers.
  fileprivate mutating func rename(_ renamed: [(piece: Piece, id: String)]) {
    let ids = Dictionary(renamed.map { (PieceKey($0.piece), $0.id) }) { first, _ in first }
    for number in pieces.indices {
      if let id = ids[PieceKey(pieces[number])] { pieces[number].riverID = id }
    }
  }

  /// Reverses the vertices of the pieces in `turned`, in new columns.
  fileprivate mutating func turn(_ turned: [Piece]) {
    let keys = Set(turned.map(PieceKey.init))
    var mended = VertexColumns()
    for number in pieces.indices where keys.contains(PieceKey(pieces[number])) {
      let piece = pieces[number]
      let start = mended.x.count
      mended.x += columns[piece.columns].x[piece.vertices].reversed()
      mended.y += columns[piece.columns].y[piece.vertices].reversed()
      pieces[number].columns = columns.count
      pieces[number].vertices = start..<mended.x.count
      pieces[number].origin = PieceKey(piece)
    }
    columns.append(mended)
  }
}
