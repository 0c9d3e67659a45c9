import Glibc
import PROJKit
import SurveyModel

/// The numbers are metres of a transverse Mercator plane: Gauss-Krüger as in Chinese surveys, or UTM.
///
/// Chinese eastings of eight digits begin with the number of their zone: 13 to 23 are 6-degree zones, 25 to 45 are 3-degree ones. Six
/// digits say nothing of the zone, so every central meridian is a candidate that only rivers can tell from the others.
/// - Parameter rivers: WGS 84 degrees; nil where there are none.
func zoneHypotheses(_ file: SurveyCase, rivers: Box?) throws -> [Hypothesis] {
  var found: [Hypothesis] = []
  if let rivers, file.declared != .metres { found += webMercator(file, rivers: rivers) }
  for isSwapped in [false, true] {
    let pairs = isSwapped ? file.pairs.map { Coordinate(x: $0.y, y: $0.x) } : file.pairs
    guard share(of: pairs, { (100_000...10_000_000).contains($0.y) }) > 0.97 else { continue }
    if let zone = prefix(of: pairs) {
      found.append(
        try hypothesis(
          .gaussKruger(prefix: zone), pairs, isSwapped, option: file.declared == .metres ? "--override-crs" : file.crsOption))
    }
    guard share(of: pairs, { (100_000...900_000).contains($0.x) }) > 0.97 else { continue }
    // Northings of China in metres, with room: without rivers nothing else speaks for a Chinese zone.
    let isChinese = rivers != nil || share(of: pairs, { (1_600_000...6_100_000).contains($0.y) }) > 0.97
    for meridian in stride(from: 75, through: 135, by: 3) where isChinese && isNear(rivers, meridian, reach: 4) {
      found.append(
        try hypothesis(
          .gaussKruger(meridian: meridian), pairs, isSwapped, option: file.declared == .metres ? "--override-crs" : file.crsOption
        ))
    }
    for zone in 1...60 where rivers != nil && isNear(rivers, 6 * zone - 183, reach: 6) {
      for isSouth in [false, true] where isSouth == ((rivers?.maxY ?? 0) < 0) {
        found.append(
          try hypothesis(
            .utm(zone: zone, isSouth: isSouth), pairs, isSwapped,
            option: file.declared == .metres ? "--override-crs" : file.crsOption))
      }
    }
  }
  return found
}

/// The numbers are metres of web maps: the Mercator projection of a sphere with the equator of WGS 84. It has places for nearly all
/// numbers, so that it is worth a thought only where they lie within a degree of the rivers.
private func webMercator(_ file: SurveyCase, rivers: Box) -> [Hypothesis] {
  let radius = 6_378_137.0
  let half = Double.pi * radius
  guard share(of: file.pairs, { abs($0.x) > 180 && abs($0.x) <= half && abs($0.y) <= half }) > 0.97 else { return [] }
  let positions = file.pairs.map { pair in
    Coordinate(x: pair.x / radius * 180 / .pi, y: (2 * atan(exp(pair.y / radius)) - .pi / 2) * 180 / .pi)
  }
  let isNear = share(of: positions) { place in
    (rivers.minX - 1...rivers.maxX + 1).contains(place.x) && (rivers.minY - 1...rivers.maxY + 1).contains(place.y)
  }
  guard isNear > 0.6 else { return [] }
  return [
    Hypothesis(
      .zone, "metres of web maps (web Mercator)", Remedy(crs: "EPSG:3857"), option: "\(file.crsOption) EPSG:3857",
      positions: positions)
  ]
}

private func isNear(_ rivers: Box?, _ meridian: Int, reach: Double) -> Bool {
  guard let rivers else { return true }
  return Double(meridian) >= rivers.minX - reach && Double(meridian) <= rivers.maxX + reach
}

/// The zone number that nearly all eastings begin with.
private func prefix(of pairs: [Coordinate]) -> Int? {
  guard let first = pairs.first, let zone = Int(exactly: (first.x / 1_000_000).rounded(.down)),
    (13...23).contains(zone) || (25...45).contains(zone),
    share(of: pairs, { ($0.x / 1_000_000).rounded(.down) == Double(zone) }) > 0.97
  else { return nil }
  return zone
}

private func hypothesis(
  _ plane: TransverseMercator, _ pairs: [Coordinate], _ isSwapped: Bool, option: String
) throws -> Hypothesis {
  let words = plane.name + (isSwapped ? ", easting and northing swapped" : "")
  return Hypothesis(
    .zone, words, Remedy(mending: isSwapped ? .swap : nil, crs: plane.epsg), rarity: isSwapped ? 1 : 0,
    option: isSwapped ? nil : "\(option) \(plane.epsg)",
    positions: try plane.degrees(pairs))
}

/// A plane that files may be in.
struct TransverseMercator {
  var centralMeridian: Int
  var scale: Double
  var falseEasting: Double
  var falseNorthing: Double
  /// The datum is not in the numbers; the one of today is named.
  var epsg: String
  var name: String

  static func gaussKruger(prefix zone: Int) -> TransverseMercator {
    let isThreeDegree = zone >= 25
    let meridian = isThreeDegree ? 3 * zone : 6 * zone - 3
    return TransverseMercator(
      centralMeridian: meridian, scale: 1, falseEasting: Double(zone) * 1_000_000 + 500_000, falseNorthing: 0,
      epsg: "EPSG:\(isThreeDegree ? 4513 + zone - 25 : 4491 + zone - 13)",
      name: "\(isThreeDegree ? 3 : 6)-degree Gauss-Kruger zone \(zone) (central meridian \(meridian)E)")
  }

  static func gaussKruger(meridian: Int) -> TransverseMercator {
    TransverseMercator(
      centralMeridian: meridian, scale: 1, falseEasting: 500_000, falseNorthing: 0,
      epsg: "EPSG:\(4534 + (meridian - 75) / 3)", name: "Gauss-Kruger with central meridian \(meridian)E")
  }

  static func utm(zone: Int, isSouth: Bool) -> TransverseMercator {
    TransverseMercator(
      centralMeridian: 6 * zone - 183, scale: 0.9996, falseEasting: 500_000, falseNorthing: isSouth ? 10_000_000 : 0,
      epsg: "EPSG:\((isSouth ? 32700 : 32600) + zone)", name: "UTM zone \(zone)\(isSouth ? "S" : "N")")
  }

  /// WGS 84 degrees; NaN more than 6 degrees from the meridian, where the plane is not used.
  func degrees(_ pairs: [Coordinate]) throws -> [Coordinate] {
    let transformer = try Transformer(.transverseMercator(centralMeridian: Double(centralMeridian)))
    return pairs.map { pair in
      let plain = Coordinate(x: (pair.x - falseEasting) / scale, y: (pair.y - falseNorthing) / scale)
      guard let place = transformer.inverse(plain), abs(place.longitude - Double(centralMeridian)) <= 6 else {
        return Coordinate(x: .nan, y: .nan)
      }
      return place
    }
  }
}
