private import PROJKit
import SurveyMath
import SurveyModel
import Workers

/// Geodesic metres from the upstream end of its reach, for each vertex of a network.
///
/// The lengths of segments are found by several threads, wherever reaches begin and end; they are added up in order, so
/// that neither shows.
func measures(of network: RiverNetwork, jobs: Int) throws -> [Double] {
  let (longitude, latitude, reaches) = (network.longitude, network.latitude, network.reaches)
  let chunks = Parallel.chunks(of: longitude.count, size: 1 << 15)
  var measure = try Parallel.array(of: chunks, jobs: jobs) { chunk, lengths in
    appendSegmentLengths(of: chunks[chunk], longitude, latitude, reaches, to: &lengths)
  }
  for reach in reaches {
    var total = 0.0
    for vertex in reach.vertices {
      total += measure[vertex]
      measure[vertex] = total
    }
  }
  return measure
}

/// For each vertex the metres from the one before it on its reach, 0 for a reach's first.
private func appendSegmentLengths(
  of vertices: Range<Int>, _ longitude: [Double], _ latitude: [Double], _ reaches: [ReachRow],
  to lengths: inout OutputSpan<Double>
) {
  var reach = (0..<reaches.count).first(beyond: { reaches[$0].vertices.upperBound > vertices.lowerBound })
  while reach < reaches.count, reaches[reach].vertices.lowerBound < vertices.upperBound {
    let own = reaches[reach].vertices
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
