import PROJKit
package import SurveyModel
import Synchronization

/// Places observations on the rivers of a network.
///
/// Planes are prepared when the first observation asks for one, and kept for all threads.
package final class RiverPlacer: Sendable {
  let network: RiverNetwork
  let planes: PlaneChoice
  let maxDistance: Double
  private let jobs: Int
  private let aliases: [RiverAlias]
  private let names = Mutex<RiverNameIndex?>(nil)
  private let prepared = Mutex<[Int: PlaneRivers]>([:])

  /// - Parameters:
  ///   - maxDistance: geodesic metres beyond which an observation stays unmatched; positive and finite.
  ///   - aliases: local names of rivers.
  package init(
    _ network: RiverNetwork, planes: PlaneChoice, maxDistance: Double, aliases: [RiverAlias] = [], jobs: Int
  ) {
    self.network = network
    self.planes = planes
    self.maxDistance = maxDistance
    self.aliases = aliases
    self.jobs = jobs
  }

  /// Places all observations, with up to `jobs` threads; row *i* of the result belongs to row *i* of `observations`.
  ///
  /// They are placed along a Hilbert curve, so that one finds in the cache what the one before it needed. `progress` hears, on
  /// any thread, how many are done.
  package func place(
    _ observations: ObservationColumns, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> MatchColumns {
    for plane in Set(observations.longitude.lazy.map(planes.plane)) { _ = try rivers(in: plane) }
    let (longitude, latitude) = (observations.longitude, observations.latitude)
    let order = hilbertOrder(count: observations.count, { longitude[$0] }, { latitude[$0] })
    let named = namedRivers(observations.claims)
    let chunks = Parallel.chunks(of: order.count, size: 4096)
    let done = Atomic<Int>(0)
    let parts = try Parallel.map(
      chunks.count, jobs: jobs, makeWorker: { PlacingWorker(self) },
      { worker, number in
        let part = try worker.place(observations, order: order[chunks[number]], named: named)
        progress(done.add(part.count, ordering: .relaxed).newValue)
        return part
      })
    return MatchColumns(parts, in: order, of: observations)
  }

  /// A worker for a caller that has threads of its own.
  package func makeWorker() -> PlacingWorker { PlacingWorker(self) }

  /// What each name of the column can mean, by its number. The names of the rivers are gone through when the first crew
  /// names one.
  func namedRivers(_ claims: ClaimColumn) -> [NamedRivers] {
    guard !claims.holdsNothing else { return [.unnamed] }
    let index = names.withLock { names in
      let index = names ?? RiverNameIndex(network, aliases: aliases)
      names = index
      return index
    }
    return claims.names.texts.map { index.rivers(named: $0) }
  }

  /// The rivers of a plane; prepared once, whoever asks first.
  func rivers(in plane: Int) throws -> PlaneRivers {
    try prepared.withLock { prepared in
      if let rivers = prepared[plane] { return rivers }
      // Plane and ground differ by at most the scale error of the plane, far below 1 %.
      let rivers = try PlaneRivers(
        network, recipe: planes.recipe(plane), longitudes: planes.longitudes(plane), reachOut: maxDistance * 1.01, jobs: jobs)
      prepared[plane] = rivers
      return rivers
    }
  }
}
