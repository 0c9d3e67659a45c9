import SurveyMath
import SurveyModel

/// Puts outlets on the banks of the rivers, at positions where a survey can tell to which river they belong.
struct OutletPlacing {
  private let options: CampaignOptions
  private let rivers: [SimulatedRiver]
  private let areas: Areas
  private let boxes: [Box]
  private let confluences: [Confluence]
  private(set) var outlets: [SimulatedOutlet] = []
  private var outletsOfRiver: [[Int]]

  /// Where a tributary flows in.
  private struct Confluence {
    var basin: Int
    /// Numbers of the rivers.
    var parent: Int
    var tributary: Int
    /// Metres from the source of the parent.
    var measure: Double
    var position: Coordinate
  }

  /// Where an outlet is to be.
  private struct Site {
    var river: Int
    /// Metres from the source of the river.
    var along: Double
    var bank: Bank
    /// Metres from the river line.
    var offset: Double
    var type: OutletType
    /// The outlet that it makes a pair with.
    var partner: Int?
    /// True where the outlet may lie close to another river.
    var isNearConfluence = false
  }

  /// Metres at each end of a river where no outlets are put.
  private static let freeEnds = 80.0
  /// The least distance of an outlet from a line between districts, metres.
  private static let clearOfDistrictLines = 60.0
  /// Metres along a river from a confluence to an outlet that is near it.
  private static let confluenceDistance = 5.0...60.0
  /// The greatest distance of an outlet from the edge of the water, metres, on rivers that have a width.
  private static let edge = 3.0

  init(_ options: CampaignOptions, rivers: [SimulatedRiver], areas: Areas) {
    self.options = options
    self.rivers = rivers
    self.areas = areas
    boxes = rivers.map { river in
      var box = Box()
      for vertex in river.vertices { box.add(x: vertex.x, y: vertex.y) }
      return box
    }
    confluences = rivers.enumerated().flatMap { number, river in
      river.confluences.map { vertex in
        let position = river.vertices[vertex]
        let tributary = rivers.firstIndex { $0.parent == number && $0.vertices.last == position }
        return Confluence(
          basin: river.basin, parent: number, tributary: tributary ?? number, measure: river.measure[vertex],
          position: position)
      }
    }
    outletsOfRiver = Array(repeating: [], count: rivers.count)
  }

  /// Adds outlets until there are as many as the options say, or until many attempts in a row have failed.
  mutating func place(using random: inout SeededGenerator) {
    let total = rivers.reduce(0) { $0 + $1.length }
    var failures = 0
    // The first outlet of a pair is placed as any other.
    let twins = options.twinShare / 2
    let pairs = (options.twinShare + options.facingShare) / 2
    while outlets.count < options.outlets, failures < 2_000 {
      let placed =
        switch random.unit() {
        case ..<twins: placeTwin(using: &random)
        case ..<pairs: placeOpposite(using: &random)
        case ..<(pairs + options.confluenceShare): placeNearConfluence(using: &random)
        default: placeSingle(total: total, using: &random)
        }
      failures = placed ? 0 : failures + 1
    }
  }

  /// Adds an outlet at a random point of a river.
  private mutating func placeSingle(total: Double, using random: inout SeededGenerator) -> Bool {
    var along = random.unit() * total
    var river = 0
    while river < rivers.count - 1, along > rivers[river].length {
      along -= rivers[river].length
      river += 1
    }
    let bank: Bank = random.chance(0.5) ? .left : .right
    return place(Site(river: river, along: along, bank: bank, offset: offset(river, &random), type: type(&random)))
  }

  /// Adds an outlet on one of the three arms of a confluence.
  private mutating func placeNearConfluence(using random: inout SeededGenerator) -> Bool {
    let number = random.index(below: confluences.count)
    let distance = random.real(in: Self.confluenceDistance)
    let arm = random.index(below: 3)
    let bank: Bank = random.chance(0.5) ? .left : .right
    guard confluences.indices.contains(number) else { return false }
    let confluence = confluences[number]
    let river = arm == 0 ? confluence.tributary : confluence.parent
    let along = arm == 0 ? rivers[river].length - distance : confluence.measure + (arm == 1 ? distance : -distance)
    return place(
      Site(
        river: river, along: along, bank: bank, offset: offset(river, &random), type: type(&random), isNearConfluence: true))
  }

  /// Adds an outlet close to an earlier one, on the same bank.
  private mutating func placeTwin(using random: inout SeededGenerator) -> Bool {
    let first = random.index(below: outlets.count)
    guard outlets.indices.contains(first), isSingle(first) else { return false }
    let other = outlets[first]
    let step = random.real(in: options.twinSpacing) * random.sign()
    let offset = other.distance + random.real(in: -1...1)
    let offsets = offsets(of: other.river)
    let placed = place(
      Site(
        river: other.river, along: riverMeasure(of: other) + step, bank: other.bank,
        offset: min(offsets.upperBound, max(offsets.lowerBound, offset)),
        type: options.twinsShareType ? other.type : type(&random), partner: first, isNearConfluence: isNearConfluence(first)))
    if placed {
      outlets[first].twin = outlets.count - 1
      outlets[outlets.count - 1].twin = first
    }
    return placed
  }

  /// Adds an outlet on the other bank, opposite an earlier one.
  private mutating func placeOpposite(using random: inout SeededGenerator) -> Bool {
    let first = random.index(below: outlets.count)
    guard outlets.indices.contains(first), isSingle(first) else { return false }
    let other = outlets[first]
    // Outlets that face each other across a narrow river do so more exactly.
    let shift = min(8, rivers[other.river].width.map { $0 / 2 } ?? 8)
    let placed = place(
      Site(
        river: other.river, along: riverMeasure(of: other) + random.real(in: -shift...shift),
        bank: other.bank == .left ? .right : .left, offset: offset(other.river, &random), type: type(&random), partner: first,
        isNearConfluence: isNearConfluence(first)))
    if placed {
      outlets[first].opposite = outlets.count - 1
      outlets[outlets.count - 1].opposite = first
    }
    return placed
  }

  /// True when the outlet does not make a pair with another one.
  private func isSingle(_ outlet: Int) -> Bool {
    outlets[outlet].twin == nil && outlets[outlet].opposite == nil
  }

  private func isNearConfluence(_ outlet: Int) -> Bool {
    outlets[outlet].otherRiverDistance.map { $0 < options.clearOfOtherRivers } ?? false
  }

  /// Metres from the source of the river to an outlet, along the river.
  private func riverMeasure(of outlet: SimulatedOutlet) -> Double {
    let river = rivers[outlet.river]
    return river.measure[river.reaches[outlet.reach].lowerBound] + outlet.measure
  }

  /// Metres from the line of a river to its outlets.
  private func offsets(of river: Int) -> ClosedRange<Double> {
    rivers[river].width.map { $0 / 2...($0 / 2 + Self.edge) } ?? options.offset
  }

  private func offset(_ river: Int, _ random: inout SeededGenerator) -> Double {
    // With the square most outlets are near the water.
    let unit = random.unit()
    let offsets = offsets(of: river)
    return offsets.lowerBound + unit * unit * (offsets.upperBound - offsets.lowerBound)
  }

  private func type(_ random: inout SeededGenerator) -> OutletType {
    switch random.unit() {
    case ..<0.25: .industrial
    case ..<0.55: .municipal
    case ..<0.8: .agricultural
    default: .other
    }
  }

  /// Adds an outlet.
  /// - Returns: false when no outlet may be there.
  private mutating func place(_ site: Site) -> Bool {
    let (number, bank) = (site.river, site.bank)
    let river = rivers[number]
    let freeEnd = site.isNearConfluence ? Self.confluenceDistance.lowerBound / 2 : Self.freeEnds
    guard site.along > Self.freeEnds, site.along < river.length - freeEnd,
      let position = position(on: river, along: site.along, bank: bank, offset: site.offset)
    else { return false }
    // Everything else is computed from the rounded position, as a reader of the file would.
    let place = nearestPlace(on: river.vertices, to: position)
    guard abs(place.distance - site.offset) < 0.05, place.bank == bank,
      let reach = river.reaches.firstIndex(where: { place.segment < $0.upperBound }),
      !areas.districtLines.contains(where: { nearestPlace(on: $0, to: position).distance < Self.clearOfDistrictLines }),
      let district = areas.districts.firstIndex(where: { isInside(position, $0) }),
      hasRoom(position, site)
    else { return false }
    let others = otherRiverDistance(from: position, river: number)
    // The own river is the nearest one in any case.
    let clear = site.isNearConfluence ? place.distance + 1 : options.clearOfOtherRivers
    if let others, others < clear { return false }
    let upstreamEnd = river.measure[river.reaches[reach].lowerBound]
    let length = river.measure[river.reaches[reach].upperBound] - upstreamEnd
    let measure = place.measure(along: river.measure) - upstreamEnd
    let placePosition = place.position(on: river.vertices)
    outlets.append(
      SimulatedOutlet(
        id: numbered("T", outlets.count + 1, of: options.outlets, digits: 3), position: position, river: number, reach: reach,
        place: placePosition, measure: measure, measurePercent: 100 * (1 - measure / length), bank: bank,
        distance: groundDistance(position, placePosition), type: site.type, district: district,
        confluenceDistance: confluences.filter { $0.basin == river.basin }
          .map { groundDistance($0.position, position) }.min(),
        otherRiverDistance: others, isDroneOnly: false,
        isMissed: false))
    outletsOfRiver[number].append(outlets.count - 1)
    return true
  }

  /// The position `offset` metres to one side of the river, `along` metres from its source.
  private func position(on river: SimulatedRiver, along: Double, bank: Bank, offset: Double) -> Coordinate? {
    guard let after = river.measure.firstIndex(where: { $0 > along }), after > 0 else { return nil }
    let (a, b) = (river.vertices[after - 1], river.vertices[after])
    let fraction = (along - river.measure[after - 1]) / (river.measure[after] - river.measure[after - 1])
    let plane = LocalPlane(at: a.interpolated(to: b, fraction))
    let (from, to) = (plane.metres(a), plane.metres(b))
    let length = (to - from).length
    guard length > 0 else { return nil }
    let side = bank == .left ? offset / length : -offset / length
    return plane.roundedDegrees(-(to.y - from.y) * side, (to.x - from.x) * side)
  }

  /// True when all other outlets of the river, and near a confluence those of the other rivers too, are far enough away. The two
  /// outlets of a pair may be closer to each other; those on opposite banks at any distance.
  private func hasRoom(_ position: Coordinate, _ site: Site) -> Bool {
    func hasRoom(beside index: Int) -> Bool {
      let other = outlets[index]
      let distance = groundDistance(other.position, position)
      if index == site.partner { return other.bank != site.bank || distance >= options.twinSpacing.lowerBound }
      return distance >= options.spacing
    }
    return site.isNearConfluence
      ? outlets.indices.allSatisfy(hasRoom) : outletsOfRiver[site.river].allSatisfy(hasRoom)
  }

  /// Metres to the nearest line of another river of the same basin. Rivers of other basins are kilometres away.
  private func otherRiverDistance(from position: Coordinate, river: Int) -> Double? {
    let plane = LocalPlane(at: position)
    var nearest: (distance: Double, place: Coordinate)?
    for (index, other) in rivers.enumerated() where index != river && other.basin == rivers[river].basin {
      let corner = plane.metres(
        Coordinate(
          x: max(boxes[index].minX, min(boxes[index].maxX, position.x)),
          y: max(boxes[index].minY, min(boxes[index].maxY, position.y))))
      if let nearest, corner.length > nearest.distance { continue }
      let place = nearestPlace(on: other.vertices, to: position)
      if place.distance < nearest?.distance ?? .infinity {
        nearest = (place.distance, place.position(on: other.vertices))
      }
    }
    return nearest.map { groundDistance($0.place, position) }
  }
}
