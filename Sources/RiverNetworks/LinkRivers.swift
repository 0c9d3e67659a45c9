import SurveyMath
package import SurveyModel

/// Links river lines into a network: parts that touch become reaches, reaches with one id become rivers, each reach gets its
/// measures and the reach it flows into. Lines are taken as drawn downstream until the layer's ids or the network say otherwise.
///
/// The result does not depend on the order of the features.
/// - Parameters:
///   - layers: river layers in WGS 84 degrees.
///   - jobs: threads that may be used; their number does not show.
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
  let flow = FlowDirections(parts, ids)
  limited.append(flow.findings)
  var unknown = flow.unknown
  if !flow.reversed.isEmpty {
    // Turned round, reaches may stand in another order on their river.
    let unknownPieces = Set(unknown.map { PieceKey(order.pieces[$0]) })
    lines.turn(flow.reversed.map { order.pieces[$0] })
    var said: [Finding] = []
    order = ReachOrder(lines, &said)
    parts = try NetworkParts(order.pieces, in: lines, options, jobs: jobs)
    ids = DownstreamIDs(parts)
    unknown = Set(order.pieces.indices.filter { unknownPieces.contains(PieceKey(order.pieces[$0])) })
  }
  let links = DownstreamLinks(parts, ids, unknown: unknown)
  limited.append(ids.findings)
  limited.append(links.findings)

  var network = RiverNetwork()
  network.reaches = order.reaches(in: lines, unknown: unknown)
  network.rivers = order.rivers
  (network.longitude, network.latitude) = lines.vertices(of: order.pieces)
  network.measure = try measures(of: network, jobs: jobs)
  for river in network.rivers.indices {
    network.rivers[river].length = network.rivers[river].reaches.reduce(0) { $0 + network.length(ofReach: $1) }
  }
  network.topology.downstream = links.downstream
  network.topology.order = upstreamFirst(links.downstream.map(Int.init)).map { Int32($0) }
  network.topology.strahler = streamOrders(parts, links.downstream, order: network.topology.order, unknown: unknown)
  network.topology.mouthDistance = mouthDistances(
    of: network, entered: entries(parts, network, joined: links.joined), unknown: unknown)
  limited.append(
    networkFindings(parts, ids, links.downstream, order: network.topology.order, unknown: unknown))
  return (network, findings + limited.complete(source: layers.first?.features.first?.source))
}

/// For each reach the measure at which it comes into the next one, metres: 0 but where it joins a line between its ends, or
/// is `joined` to one that it does not touch.
private func entries(_ parts: NetworkParts, _ network: RiverNetwork, joined: Set<Int>) -> [Double] {
  network.reaches.indices.map { reach in
    let node = parts.nodes.end(reach)
    guard let next = network.downstream(ofReach: reach), Int(parts.nodes.host[node]) == next || joined.contains(reach) else {
      return 0
    }
    return network.measure(on: next, nearestTo: parts.nodes.positions[node])
  }
}

extension RiverNetwork {
  /// Metres along a reach to its nearest place.
  fileprivate func measure(on reach: Int, nearestTo position: Coordinate) -> Double {
    let metres = DegreeLength(bySeriesAtLatitude: position.y)
    var best = (distance: Double.infinity, measure: 0.0)
    for vertex in reaches[reach].vertices.dropLast() {
      let (a, b) = (coordinate(vertex), coordinate(vertex + 1))
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

  private func coordinate(_ vertex: Int) -> Coordinate {
    Coordinate(longitude: longitude[vertex], latitude: latitude[vertex])
  }
}

extension RiverLines {
  /// The vertices of `pieces`, one after the other.
  fileprivate func vertices(of pieces: [Piece]) -> (x: [Double], y: [Double]) {
    var end = 0
    for piece in pieces where piece.columns == 0 && piece.vertices.lowerBound == end { end = piece.vertices.upperBound }
    let count = pieces.reduce(0) { $0 + $1.vertices.count }
    // A file whose lines are in order and need no mending has them already.
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

  /// Draws `pieces` the other way round, each in columns of its own.
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
