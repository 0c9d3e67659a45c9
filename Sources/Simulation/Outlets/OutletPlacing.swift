import SurveyMath
import SurveyModel

/// Puts outlets on the banks of the rivers, at positions where a survey can tell to which river they belong.
struct OutletPlacing {
  private let options: CampaignOptions
  private let rivers: [SimulatedRiver]
  private let areas: Areas
  private let boxes: [Box]
  private let confluences: [(basin: Int, position: Coordinate)]
  private(set) var outlets: [SimulatedOutlet] = []
  private var outletsOfRiver: [[Int]]

  /// The least distance between outlets that do not make a pair, metres.
  private static let room = 90.0
  /// Metres at each end of a river where no outlets are put.
  private static let freeEnds = 80.0
  /// The least distance of an outlet from a line between districts, metres.
  private static let clearOfDistrictLines = 60.0

  init(_ options: CampaignOptions, rivers: [SimulatedRiver], areas: Areas) {
    self.options = options
    self.rivers = rivers
    self.areas = areas
    boxes = rivers.map { river in
      var box = Box()
      for vertex in river.vertices { box.add(x: vertex.x, y: vertex.y) }
      return box
    }
    confluences = rivers.flatMap { river in
      river.reaches.dropFirst().map { (river.basin, river.vertices[$0.lowerBound]) }
    }
    outletsOfRiver = Array(repeating: [], count: rivers.count)
  }

  /// Adds outlets until there are as many as the options say, or until many attempts in a row have failed.
  mutating func place(using random: inout SeededGenerator) {
    let total = rivers.reduce(0) { $0 + $1.length }
    var failures = 0
    while outlets.count < options.outlets, failures < 2_000 {
      let placed =
        switch random.unit() {
        case ..<0.12: placeTwin(using: &random)
        case ..<0.27: placeOpposite(using: &random)
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
    return place(
      river: river, along: along, bank: bank, offset: offset(&random), type: type(&random), near: nil)
  }

  /// Adds an outlet close to an earlier one, on the same bank.
  private mutating func placeTwin(using random: inout SeededGenerator) -> Bool {
    let first = random.index(below: outlets.count)
    guard outlets.indices.contains(first), isSingle(first) else { return false }
    let other = outlets[first]
    let step = random.real(in: options.twinSpacing) * random.sign()
    let offset = other.distance + random.real(in: -1...1)
    let placed = place(
      river: other.river, along: riverMeasure(of: other) + step, bank: other.bank,
      offset: min(options.offset.upperBound, max(options.offset.lowerBound, offset)), type: other.type, near: first)
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
    let placed = place(
      river: other.river, along: riverMeasure(of: other) + random.real(in: -8...8),
      bank: other.bank == .left ? .right : .left, offset: offset(&random), type: type(&random), near: first)
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

  /// Metres from the source of the river to an outlet, along the river.
  private func riverMeasure(of outlet: SimulatedOutlet) -> Double {
    let river = rivers[outlet.river]
    return river.measure[river.reaches[outlet.reach].lowerBound] + outlet.measure
  }

  private func offset(_ random: inout SeededGenerator) -> Double {
    // With the square most outlets are near the water.
    let unit = random.unit()
    return options.offset.lowerBound + unit * unit * (options.offset.upperBound - options.offset.lowerBound)
  }

  private func type(_ random: inout SeededGenerator) -> OutletType {
    switch random.unit() {
    case ..<0.25: .industrial
    case ..<0.55: .municipal
    case ..<0.8: .agricultural
    default: .other
    }
  }

  /// Adds an outlet `offset` metres beside the river, `along` metres from its source.
  /// - Parameter partner: the outlet that it makes a pair with.
  /// - Returns: false when no outlet may be there.
  private mutating func place(
    river number: Int, along: Double, bank: Bank, offset: Double, type: OutletType, near partner: Int?
  ) -> Bool {
    let river = rivers[number]
    guard along > Self.freeEnds, along < river.length - Self.freeEnds,
      let position = position(on: river, along: along, bank: bank, offset: offset)
    else { return false }
    // Everything else is computed from the rounded position, as a reader of the file would.
    let place = nearestPlace(on: river.vertices, to: position)
    guard abs(place.distance - offset) < 0.05, place.bank == bank,
      let reach = river.reaches.firstIndex(where: { place.segment < $0.upperBound }),
      !areas.districtLines.contains(where: { nearestPlace(on: $0, to: position).distance < Self.clearOfDistrictLines }),
      let district = areas.districts.firstIndex(where: { isInside(position, $0) }),
      hasRoom(position, river: number, bank: bank, partner: partner)
    else { return false }
    let others = otherRiverDistance(from: position, river: number)
    if let others, others < options.clearOfOtherRivers { return false }
    let upstreamEnd = river.measure[river.reaches[reach].lowerBound]
    let length = river.measure[river.reaches[reach].upperBound] - upstreamEnd
    let measure = place.measure(along: river.measure) - upstreamEnd
    let placePosition = place.position(on: river.vertices)
    outlets.append(
      SimulatedOutlet(
        id: numbered("T", outlets.count + 1, of: options.outlets, digits: 3), position: position, river: number, reach: reach,
        place: placePosition, measure: measure, measurePercent: 100 * (1 - measure / length), bank: bank,
        distance: groundDistance(position, placePosition), type: type, district: district,
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

  /// True when all other outlets of the river are far enough away that a survey can tell them apart. The two outlets of a pair may
  /// be closer to each other; those on opposite banks at any distance.
  private func hasRoom(_ position: Coordinate, river: Int, bank: Bank, partner: Int?) -> Bool {
    outletsOfRiver[river].allSatisfy { index in
      let other = outlets[index]
      let distance = groundDistance(other.position, position)
      if index == partner { return other.bank != bank || distance >= options.twinSpacing.lowerBound }
      return distance >= Self.room
    }
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
