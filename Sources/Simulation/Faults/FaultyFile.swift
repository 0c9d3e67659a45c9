private import Glibc
import PROJKit
import Reprojection
import SurveyMath
package import SurveyModel

/// A made-up survey file along given rivers that has one fault.
package struct FaultyFile: Sendable {
  /// The name of a file with metres ends with the CRS that is to be declared for it.
  package var name: String
  package var bytes: [UInt8]

  /// - Parameters:
  ///   - rivers: a network in WGS 84.
  ///   - number: the number of the file, from 0. Files with different numbers have different random numbers.
  /// - Throws: ``InputError`` (usage) when such a file cannot be made along these rivers.
  package init(_ kind: FaultKind, along rivers: RiverNetwork, seed: UInt64, number: Int) throws(InputError) {
    var random = SeededGenerator(seed: seed, stream: UInt64(number) &* 64 &+ UInt64(Self.stream(of: kind)))
    let points = SurveyPoints(along: rivers, oneDirection: kind == .oneDirection, using: &random)
    guard points.positions.count > 0 else {
      throw InputError(.usage, "the rivers have no place for a survey with the fault \(kind.rawValue)")
    }
    let stem = "\(kind.rawValue)-\(number + 1)"
    if kind == .clock {
      name = "\(stem).gpx"
      bytes = Self.gpx(points, using: &random)
    } else {
      name = kind.isOfMetres ? "\(stem)-EPSG-\(Self.plane(kind, points.positions).epsg).csv" : "\(stem).csv"
      bytes = try Self.table(kind, points, using: &random)
    }
  }

  private static func stream(of kind: FaultKind) -> Int { FaultKind.allCases.firstIndex(of: kind) ?? 0 }

  // MARK: - Tables

  private static func table(
    _ kind: FaultKind, _ points: SurveyPoints, using random: inout SeededGenerator
  ) throws(InputError) -> [UInt8] {
    var positions = points.positions
    let count = positions.count
    switch kind {
    case .stuck:
      let run = min(count - 2, 6 + count / 10)
      let start = 1 + random.index(below: count - run - 1)
      for index in start..<start + run { positions[index] = positions[start] }
    case .nullIsland:
      for _ in 0..<max(1, count / 15) { positions[random.index(below: count)] = Coordinate(x: 0, y: 0) }
    case .jump:
      let index = 2 + random.index(below: count - 4)
      positions[index].x += random.real(in: 0.3...2) * random.sign()
      positions[index].y += random.real(in: 0.3...2) * random.sign()
    default: break
    }
    let plane = try kind.isOfMetres ? metres(kind, positions, using: &random) : nil
    var text = Text()
    text.add("id,time,\(plane == nil ? "longitude,latitude" : kind == .axes ? "easting,northing" : "x,y")")
    text.add(kind == .triples ? ",lon_d,lon_m,lon_s,lat_d,lat_m,lat_s,accuracy_m\n" : ",accuracy_m\n")
    for index in 0..<count {
      let pair = plane.map { (Text.number($0[index].x, 3), Text.number($0[index].y, 3)) } ?? written(positions[index], kind)
      text.add("P\(index + 1),\(Text.time(points.times[index])),\(pair.0),\(pair.1)")
      if kind == .triples {
        // Every third row has the degrees, minutes and seconds of another row.
        let other = index % 3 == 0 ? positions[(index + count / 2) % count] : positions[index]
        text.add(",\(triple(other.x)),\(triple(other.y))")
      }
      text.add(",\(Text.number(points.accuracy, 1))\n")
    }
    return text.bytes
  }

  /// Longitude and latitude as texts, with the fault.
  private static func written(_ position: Coordinate, _ kind: FaultKind) -> (String, String) {
    func both(_ places: Int, _ change: (Double) -> Double) -> (String, String) {
      (Text.number(change(position.x), places), Text.number(change(position.y), places))
    }
    func shifted(_ position: (longitude: Double, latitude: Double)) -> (String, String) {
      (Text.number(position.longitude, 7), Text.number(position.latitude, 7))
    }
    switch kind {
    case .gcj02, .oneDirection: return shifted(GCJ02.fromWGS84(longitude: position.x, latitude: position.y))
    case .bd09: return shifted(BD09.fromWGS84(longitude: position.x, latitude: position.y))
    case .swap: return shifted((position.y, position.x))
    case .sign: return both(7) { abs($0) }
    case .minutes: return both(6) { packed($0, 0.01, seconds: false) }
    case .receiverMinutes: return both(4) { packed($0, 0.01, seconds: false) * 100 }
    case .seconds: return both(7) { packed($0, 0.01, seconds: true) }
    case .radians: return both(9) { $0 * .pi / 180 }
    case .decimals:
      let (x, y) = both(7) { $0 }
      return (x.filter { $0 != "." }, y.filter { $0 != "." })
    default: return both(7) { $0 }
    }
  }

  /// A number with degrees before the decimal point and minutes behind it; with `seconds` also seconds.
  /// - Parameter unit: the value of a minute.
  private static func packed(_ value: Double, _ unit: Double, seconds: Bool) -> Double {
    let magnitude = abs(value)
    let degrees = magnitude.rounded(.down)
    let minutes = (magnitude - degrees) * 60
    let whole = minutes.rounded(.down)
    let after = seconds ? whole + (minutes - whole) * 60 / 100 : minutes
    return (value < 0 ? -1 : 1) * (degrees + after * unit)
  }

  /// Degrees, minutes and seconds with two decimals, as three cells.
  private static func triple(_ value: Double) -> String {
    let magnitude = abs(value)
    let degrees = magnitude.rounded(.down)
    let minutes = ((magnitude - degrees) * 60).rounded(.down)
    let seconds = ((magnitude - degrees) * 60 - minutes) * 60
    let cut = (seconds * 100).rounded(.down) / 100
    return "\(value < 0 ? "-" : "")\(Text.number(degrees, 0)),\(Text.number(minutes, 0)),\(Text.number(cut, 2))"
  }

  /// Gauss-Krüger metres in the zone of the first position, with the fault.
  private static func metres(
    _ kind: FaultKind, _ positions: [Coordinate], using random: inout SeededGenerator
  ) throws(InputError) -> [Coordinate] {
    let plane = plane(kind, positions)
    let transformer = try Transformer(.transverseMercator(centralMeridian: Double(plane.meridian)))
    let number = Double(plane.prefix)
    // In Chinese tables X is the northing about as often as it is the easting.
    let isSwapped = kind == .axes || ((kind == .zone3 || kind == .zone6) && random.chance(0.5))
    return positions.map { position in
      let plain = transformer.forward(position) ?? Coordinate(x: .nan, y: .nan)
      let pair = Coordinate(x: plain.x + number * 1_000_000 + 500_000, y: plain.y)
      return isSwapped ? Coordinate(x: pair.y, y: pair.x) : pair
    }
  }

  /// The Gauss-Krüger zone (CGCS2000) of the first position: its central meridian, the number that its eastings begin with (0
  /// for none), and its EPSG code.
  private static func plane(_ kind: FaultKind, _ positions: [Coordinate]) -> (meridian: Int, prefix: Int, epsg: Int) {
    let narrow = Int((positions[0].x / 3).rounded())
    let wide = Int(((positions[0].x + 3) / 6).rounded())
    return switch kind {
    case .zone6: (6 * wide - 3, wide, 4491 + wide - 13)
    case .zone3: (3 * narrow, narrow, 4513 + narrow - 25)
    default: (3 * narrow, 0, 4534 + narrow - 25)
    }
  }

  // MARK: - GPX

  /// A GPX file with a track from outlet to outlet, and waypoints whose clock differs from that of the track.
  private static func gpx(_ points: SurveyPoints, using random: inout SeededGenerator) -> [UInt8] {
    let offset = Int64([-8, -5, -1, 1, 6, 8][random.index(below: 6)]) * 3600 * 1_000_000
    var text = Text()
    text.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" creator=\"outlets simulate\" ")
    text.add("xmlns=\"http://www.topografix.com/GPX/1/1\">\n")
    for (index, position) in points.positions.enumerated() {
      text.add("<wpt lat=\"\(Text.number(position.y, 7))\" lon=\"\(Text.number(position.x, 7))\">")
      text.add("<time>\(Text.time(points.times[index] + offset))</time><name>P\(index + 1)</name></wpt>\n")
    }
    text.add("<trk><trkseg>\n")
    for index in 1..<points.positions.count {
      let (a, b) = (points.positions[index - 1], points.positions[index])
      let steps = max(1, Int(LocalPlane(at: a).metres(b).length / 40))
      for step in 0..<steps {
        let part = Double(step) / Double(steps)
        let time = points.times[index - 1] + Int64(Double(points.times[index] - points.times[index - 1]) * part)
        let position = a.interpolated(to: b, part)
        text.add("<trkpt lat=\"\(Text.number(position.y, 7))\" lon=\"\(Text.number(position.x, 7))\">")
        text.add("<time>\(Text.time(time))</time></trkpt>\n")
      }
    }
    text.add("</trkseg></trk>\n</gpx>\n")
    return text.bytes
  }
}
