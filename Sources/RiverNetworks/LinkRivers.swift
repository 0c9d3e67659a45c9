private import PROJKit
package import SurveyModel

/// Links river lines into a network: parts that touch become reaches, reaches with one id become rivers, and each
/// reach gets its measures. Lines are taken as drawn downstream until the file says otherwise.
///
/// The result does not depend on the order of the features.
/// - Parameters:
///   - layers: river layers in WGS 84 degrees.
///   - jobs: threads used for the measures.
/// - Returns: the network, and what a person should look at.
package func linkRivers(_ layers: [RiverLayer], jobs: Int) throws -> (network: RiverNetwork, findings: [Finding]) {
  var findings: [Finding] = []
  var pieces: [Piece] = []
  for layer in layers { pieces += touchingPieces(of: layer, &findings) }
  pieces = removingDuplicates(pieces, &findings)
  let groups = groupedByRiver(pieces, &findings)

  var network = RiverNetwork()
  let vertexCount = pieces.reduce(0) { $0 + $1.vertices.count }
  network.longitude.reserveCapacity(vertexCount)
  network.latitude.reserveCapacity(vertexCount)
  for group in groups {
    let firstReach = network.reaches.count
    let ordered = downstreamOrder(group.pieces)
    for (number, piece) in ordered.enumerated() {
      let start = network.longitude.count
      for vertex in piece.vertices {
        network.longitude.append(vertex.longitude)
        network.latitude.append(vertex.latitude)
      }
      network.reaches.append(
        Reach(
          id: ordered.count == 1 ? group.id : "\(group.id)/\(number + 1)", river: network.rivers.count,
          vertices: start..<network.longitude.count, flowKnown: piece.flowKnown))
    }
    network.rivers.append(
      River(
        id: group.id, name: group.name, basin: group.basin, reaches: firstReach..<network.reaches.count, length: 0))
  }
  try measure(&network, jobs: jobs)
  return (network, findings)
}

/// Fills in the measures of all vertices and the lengths of the rivers.
private func measure(_ network: inout RiverNetwork, jobs: Int) throws {
  let longitude = network.longitude
  let latitude = network.latitude
  let reaches = network.reaches
  let chunks = Parallel.chunks(of: reaches.count, size: 256)
  let measures = try Parallel.map(chunks.count, jobs: jobs) { chunk -> [Double] in
    var measures: [Double] = []
    for reach in reaches[chunks[chunk]] {
      var total = 0.0
      measures.append(0)
      for vertex in reach.vertices.dropFirst() {
        total += Geodesic.distance(
          fromLongitude: longitude[vertex - 1], latitude: latitude[vertex - 1], toLongitude: longitude[vertex],
          latitude: latitude[vertex])
        measures.append(total)
      }
    }
    return measures
  }
  network.measure.reserveCapacity(longitude.count)
  for part in measures { network.measure += part }
  for river in network.rivers.indices {
    network.rivers[river].length = network.rivers[river].reaches.reduce(0) { $0 + network.length(ofReach: $1) }
  }
}
