private import PROJKit
import SurveyMath
import SurveyModel
import Workers

/// For each vertex of a network the geodesic metres from the upstream end of its reach.
///
/// Several threads compute the lengths of the segments, in chunks that need not end where reaches end. One thread adds them up
/// in their order, so the result does not depend on the number of threads.
func measures(of network: RiverNetwork, jobs: Int) throws -> [Double] {
  let (longitude, latitude, reaches) = (network.longitude.values, network.latitude.values, network.reaches.values)
  let chunks = Parallel.chunks(of: longitude.count, size: 1 << 15)
  var measure = try Parallel.array(of: chunks, jobs: jobs) { chunk, lengths in
    appendSegmentLengths(of: chunks[chunk], longitude, latitude, reaches, to: &lengths)
  }
  for reach in reaches {
    var total = 0.0
    for vertex in reach.vertices.indexRange {
      total += measure[vertex]
      measure[vertex] = total
    }
  }
  return measure
}

/// Appends for each of `vertices` the metres from the vertex before it on its reach; 0 for the first vertex of a reach.
private func appendSegmentLengths(
  of vertices: Range<Int>, _ longitude: [Double], _ latitude: [Double], _ reaches: [ReachRow],
  to lengths: inout OutputSpan<Double>
) {
  var reach = (0..<reaches.count).first(beyond: { reaches[$0].vertices.upperBound.index > vertices.lowerBound })
  while reach < reaches.count, reaches[reach].vertices.lowerBound.index < vertices.upperBound {
    let own = reaches[reach].vertices.indexRange
    for vertex in own.clamped(to: vertices) {
      lengths.append(
        vertex == own.lowerBound
          ? 0
          : Geodesic.distance(
            fromLongitude: longitude[vertex - 1], latitude: latitude[vertex - 1], toLongitude: longitude[vertex],
            latitude: latitude[vertex]))
    }
    reach += 1
  }
}
