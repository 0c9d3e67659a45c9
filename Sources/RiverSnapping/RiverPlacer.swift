import PROJKit
package import RiverIndex
package import SurveyModel
import Synchronization
import Workers

/// Places observations on the rivers of a network.
///
/// The index of a plane is made when the first observation needs it, and is then shared by all threads.
package final class RiverPlacer: Sendable {
  let network: RiverNetwork
  let planes: PlaneChoice
  let maxDistance: Double
  private let jobs: Int
  private let aliases: [RiverAlias]
  let water: WaterBodies?
  private let names = Mutex<RiverNameIndex?>(nil)
  private let prepared = Mutex<[Int: Plane]>([:])

  /// The rivers and the water of one plane.
  struct Plane: Sendable {
    var rivers: SegmentIndex
    /// Nil without water near the plane's observations.
    var water: PlaneWater?
  }

  /// - Parameters:
  ///   - maxDistance: geodesic metres beyond which an observation stays unmatched; positive and finite.
  ///   - aliases: local names of rivers.
  ///   - water: water bodies. The distance to a river in one of them is the distance to the edge of the body.
  ///   - jobs: threads that may be used; their number does not show.
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
  /// Observations are placed along a Hilbert curve, so that each of them finds in the cache the part of the index that the one before
  /// it needed.
  /// - Parameter progress: is told, on any thread, how many observations have been placed.
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

  /// A worker for one thread of a caller that makes its own threads.
  package func makeWorker() -> PlacingWorker { PlacingWorker(self) }

  /// For each name of a column of claims, by its number, the rivers that it can mean. The names of the rivers are indexed when the
  /// first observation has a name.
  func namedRivers(_ claims: ClaimColumn) -> [NamedRivers] {
    guard !claims.holdsNothing else { return [.unnamed] }
    let index = names.withLock { names in
      let index = names ?? RiverNameIndex(network, aliases: aliases)
      names = index
      return index
    }
    return claims.names.texts.map { index.rivers(named: $0) }
  }

  /// The rivers and the water of a plane; made at the first call.
  func plane(_ number: Int) throws -> Plane {
    try prepared.withLock { prepared in
      if let plane = prepared[number] { return plane }
      // Distances in the plane and on the ground differ by the scale error of the plane, which is far below 1 %.
      let recipe = planes.recipe(number)
      let strip = LongitudeStrip(planes.longitudes(number), margin: maxDistance * 1.01)
      let water = try self.water.map { try PlaneWater($0, recipe: recipe, in: strip) }
      // The line of a wide river may be farther from an observation than the edge of its water.
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
