import Foundation
import Simulation
import Testing

/// A campaign as somebody else reads it: from its files, with arithmetic of their own.
struct WrittenCampaign {
  struct Line {
    var riverID: String
    var reach: Int
    var points: [[Double]]
  }

  struct Truth {
    var properties: [String: Any]
    var position: [Double]

    func text(_ key: String) throws -> String { try #require(properties[key] as? String) }
    func number(_ key: String) throws -> Double { try #require(properties[key] as? Double) }
    var sightings: [[String: Any]] { properties["sightings"] as? [[String: Any]] ?? [] }
    var isMissed: Bool { properties["missed"] as? Bool ?? false }
  }

  /// Records by file and the id the crew gave: position as recorded.
  var records: [String: [String: [Double]]] = [:]
  var lines: [Line] = []
  var truths: [Truth] = []
  var basins: [(id: String, ring: [[Double]])] = []
  var districts: [(id: String, ring: [[Double]])] = []

  init(_ options: CampaignOptions) throws {
    let campaign = try simulateCampaign(options)
    for file in campaign.files {
      switch file.name {
      case "rivers.geojson":
        for feature in try Self.features(file) {
          let points = try #require(feature.coordinates as? [[Double]])
          let reach = try #require(feature.properties["reach"] as? Int)
          let river = try #require(feature.properties["river_id"] as? String)
          lines.append(Line(riverID: river, reach: reach, points: points))
        }
      case "truth.geojson":
        for feature in try Self.features(file) {
          truths.append(Truth(properties: feature.properties, position: try #require(feature.coordinates as? [Double])))
        }
      case "basins.geojson": basins = try Self.areas(file)
      case "districts.geojson": districts = try Self.areas(file)
      default: try readRecords(file)
      }
    }
  }

  static func features(_ file: Campaign.File) throws -> [(properties: [String: Any], coordinates: Any)] {
    let root = try #require(try JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: Any])
    return try #require(root["features"] as? [[String: Any]]).map { feature in
      let geometry = try #require(feature["geometry"] as? [String: Any])
      return (try #require(feature["properties"] as? [String: Any]), try #require(geometry["coordinates"]))
    }
  }

  private static func areas(_ file: Campaign.File) throws -> [(id: String, ring: [[Double]])] {
    try features(file).map { feature in
      let rings = try #require(feature.coordinates as? [[[Double]]])
      return (try #require(feature.properties["id"] as? String), try #require(rings.first))
    }
  }

  private mutating func readRecords(_ file: Campaign.File) throws {
    let text = try #require(String(validating: file.bytes, as: UTF8.self))
    var positions: [String: [Double]] = [:]
    if file.name.hasSuffix(".csv") {
      let rows = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      let header = try #require(rows.first)
      let longitude = try #require(header.firstIndex { $0 == "longitude" || $0 == "经度" })
      let latitude = try #require(header.firstIndex { $0 == "latitude" || $0 == "纬度" })
      for row in rows.dropFirst() {
        positions[String(row[0])] = [try #require(Double(row[longitude])), try #require(Double(row[latitude]))]
      }
      #expect(positions.count == rows.count - 1, "ids are unique in \(file.name)")
    } else {
      let waypoint = /<wpt lat="([0-9.-]+)" lon="([0-9.-]+)">.*?<name>(.*?)<\/name>/.dotMatchesNewlines()
      for match in text.matches(of: waypoint) {
        positions[String(match.3)] = [try #require(Double(match.2)), try #require(Double(match.1))]
      }
    }
    records[file.name] = positions
  }
}

/// Metres east and north from `b` to `a`: the series for the lengths of a degree (US Defense Mapping Agency), which shares
/// nothing with the formulas of the code under test.
func metres(from b: [Double], to a: [Double]) -> (east: Double, north: Double) {
  let phi = (a[1] + b[1]) / 2 * .pi / 180
  let perLatitude = 111_132.92 - 559.82 * cos(2 * phi) + 1.175 * cos(4 * phi) - 0.0023 * cos(6 * phi)
  let perLongitude = 111_412.84 * cos(phi) - 93.5 * cos(3 * phi) + 0.118 * cos(5 * phi)
  return ((a[0] - b[0]) * perLongitude, (a[1] - b[1]) * perLatitude)
}

func distance(_ a: [Double], _ b: [Double]) -> Double {
  let d = metres(from: a, to: b)
  return (d.east * d.east + d.north * d.north).squareRoot()
}

/// Nearest place of a line by dense walking: distance, metres from the line's start, and whether it is left of the line.
func walk(_ line: [[Double]], to point: [Double]) -> (distance: Double, measure: Double, isLeft: Bool) {
  var best = (distance: Double.infinity, measure: 0.0, isLeft: false)
  var along = 0.0
  for (a, b) in zip(line, line.dropFirst()) {
    let piece = metres(from: a, to: b)
    let to = metres(from: a, to: point)
    let length = (piece.east * piece.east + piece.north * piece.north).squareRoot()
    let ahead = max(0, min(length, (to.east * piece.east + to.north * piece.north) / length))
    let away = (to.east - piece.east * ahead / length, to.north - piece.north * ahead / length)
    let distance = (away.0 * away.0 + away.1 * away.1).squareRoot()
    if distance < best.distance {
      best = (distance, along + ahead, piece.east * to.north - piece.north * to.east > 0)
    }
    along += length
  }
  return best
}

func contains(_ ring: [[Double]], _ point: [Double]) -> Bool {
  // Winding number.
  var winding = 0
  for (a, b) in zip(ring, ring.dropFirst()) {
    let side = (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])
    if a[1] <= point[1], b[1] > point[1], side > 0 { winding += 1 }
    if a[1] > point[1], b[1] <= point[1], side < 0 { winding -= 1 }
  }
  return winding != 0
}
