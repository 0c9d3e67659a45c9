package import SurveyModel

/// Links river lines into a network: parts that touch become reaches, reaches with one id become rivers, and each
/// reach gets its measures. Lines are taken as drawn downstream until the file says otherwise.
///
/// The result does not depend on the order of the features.
/// - Parameters:
///   - layers: river layers in WGS 84 degrees.
///   - jobs: threads that may be used; their number does not show.
/// - Returns: the network, and what a person should look at.
package func linkRivers(_ layers: [RiverLayer], jobs: Int) throws -> (network: RiverNetwork, findings: [Finding]) {
  var findings: [Finding] = []
  var lines = RiverLines(layers)
  for layer in layers.indices { try appendTouchingPieces(ofLayer: layer, to: &lines, &findings, jobs: jobs) }
  removeDuplicates(&lines, &findings)

  var network = RiverNetwork()
  var placed: [Piece] = []
  placed.reserveCapacity(lines.pieces.count)
  network.reaches.reserveCapacity(lines.pieces.count)
  var vertices = 0
  for group in groupedByRiver(lines, &findings) {
    let firstReach = network.reaches.count
    let ordered = downstreamOrder(group.pieces, in: lines)
    for (number, piece) in ordered.enumerated() {
      network.reaches.append(
        Reach(
          id: ordered.count == 1 ? group.id : "\(group.id)/\(number + 1)", river: network.rivers.count,
          vertices: vertices..<vertices + piece.vertices.count, flowKnown: lines.feature(of: piece).flowKnown ?? true))
      vertices += piece.vertices.count
    }
    placed += ordered
    network.rivers.append(
      River(
        id: group.id, name: group.name, basin: group.basin, reaches: firstReach..<network.reaches.count, length: 0))
  }
  (network.longitude, network.latitude) = lines.vertices(of: placed)
  network.measure = try measures(of: network, jobs: jobs)
  for river in network.rivers.indices {
    network.rivers[river].length = network.rivers[river].reaches.reduce(0) { $0 + network.length(ofReach: $1) }
  }
  return (network, findings)
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
}
