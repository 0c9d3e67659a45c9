import PROJKit
package import RiverIndex
package import SurveyModel
import Synchronization
import Workers

/// Places observations on the rivers of a network.
///
/// Planes are prepared when the first observation asks for one, and kept for all threads.
package final class RiverPlacer: Sendable {
  let network: RiverNetwork
  let planes: PlaneChoice
  let maxDistance: Double
  private let jobs: Int
  private let aliases: [RiverAlias]
  let water: WaterBodies?
  private let names = Mutex<RiverNameIndex?>(nil)
  private let prepared = Mutex<[Int: Plane]>([:])

  /// What a plane holds.
  struct Plane: Sendable {
    var rivers: SegmentIndex
    /// Nil without water near the plane's observations.
    var water: PlaneWater?
  }

  /// - Parameters:
  ///   - maxDistance: geodesic metres beyond which an observation stays unmatched; positive and finite.
  ///   - aliases: local names of rivers.
  ///   - water: areas from whose edge distances to their rivers count.
  package init(
    _ network: RiverNetwork, planes: PlaneChoice, maxDistance: Double, aliases: [RiverAlias] = [],
    water: WaterBodies? = nil, jobs: Int
  ) {
    self.network = network
    self.planes = planes
    self.maxDistance = maxDistance
    self.aliases = aliases
    self.water = water
    self.jobs = jobs
  }

  /// Places all observations, with up to `jobs` threads; row *i* of the result belongs to row *i* of `observations`.
  ///
  /// They are placed along a Hilbert curve, so that one finds in the cache what the one before it needed. `progress` hears, on
  /// any thread, how many are done.
  package func place(
    _ observations: ObservationColumns, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> MatchColumns {
    let (longitude, latitude, jobs) = (observations.longitude, observations.latitude, jobs)
    let (order, _) = try Parallel.alongside(
      jobs: jobs,
      background: { try hilbertOrder(longitude, latitude, jobs: jobs).map { ObservationRow(rawValue: $0) } },
      foreground: { for plane in Set(longitude.lazy.map(planes.plane)) { _ = try self.plane(plane) } })
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
    return try MatchColumns(parts, in: order, of: observations, hasWater: water != nil, jobs: jobs)
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

  /// What a plane holds; prepared once, whoever asks first.
  func plane(_ number: Int) throws -> Plane {
    try prepared.withLock { prepared in
      if let plane = prepared[number] { return plane }
      // Plane and ground differ by at most the scale error of the plane, far below 1 %.
      let recipe = planes.recipe(number)
      let strip = LongitudeStrip(planes.longitudes(number), margin: maxDistance * 1.01)
      let water = try self.water.map { try PlaneWater($0, recipe: recipe, in: strip) }
      // The line of a wide river may be farther off than its edge.
      let near = Set(water?.bodies.map(\.number) ?? [])
      let bodyOfSegment = self.water?.bodyOfSegment ?? OptionalNumbers()
      let rivers = try SegmentIndex(
        network, recipe: recipe, in: strip, jobs: jobs,
        keeping: { vertices in
          !near.isEmpty && vertices.dropLast().contains { bodyOfSegment[$0.index].map(near.contains) ?? false }
        })
      let plane = Plane(rivers: rivers, water: near.isEmpty ? nil : water)
      prepared[number] = plane
      return plane
    }
  }
}
