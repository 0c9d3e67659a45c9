import SurveyModel
import TestSupport
import Testing

@testable import Ingest

/// Lists of photos with their positions.
@Suite struct PhotoListTests {
  private static func read(_ bytes: [UInt8], name: String = "geo.txt") throws -> SurveyFile {
    var options = IngestOptions()
    options.source = name
    options.coordinateKind = { $0 == nil ? .degrees : .metres }
    guard case .format(.photoPositions) = sniffFormat(name: name, prefix: bytes) else {
      throw InputError(.unreadable, "not recognised")
    }
    let file = try readSurvey(bytes, format: .photoPositions, options: options).file
    #expect(file.account.imbalance == nil && file.observations.count == 0)
    return file
  }

  @Test("lists from the field", .enabled(if: SharedData.isPresent), arguments: ["geo.txt", "location.txt"])
  func field(name: String) throws {
    let file = try Self.read(try SharedData.bytes("wild/logs/photo-position-lists/\(name)"), name: name)
    #expect(file.photos.count == 5 && file.rejections.isEmpty)
    for (index, photo) in file.photos.enumerated() {
      let place = try #require(photo.position)
      #expect(
        abs(place.x - (111.7935 + 0.00012 * Double(index))) < 1e-7 && abs(place.y - (40.6345 + 0.0001 * Double(index))) < 1e-7)
    }
    #expect(file.photos[0].name == (name == "geo.txt" ? "DJI_0001.JPG" : "DSC04220.JPG"))
  }

  @Test(
    "the first line says the CRS and the order",
    arguments: [
      ("EPSG:4326", nil, 111.5, 40.5), ("EPSG:32649", "EPSG:32649", 111.5, 40.5), ("WGS84 UTM 49N", "EPSG:32649", 111.5, 40.5),
      ("+proj=longlat +datum=WGS84 +no_defs", nil, 111.5, 40.5), ("#name longitude/X latitude/Y height/Z", nil, 111.5, 40.5),
      ("#name latitude/Y longitude/X height/Z yaw", nil, 111.5, 40.5),
    ] as [(String, String?, Double, Double)])
  func header(line: String, crs: String?, x: Double, y: Double) throws {
    let scale = crs == nil ? 1.0 : 10_000
    let (first, second) = line.contains("latitude/Y longitude/X") ? (y * scale, x * scale) : (x * scale, y * scale)
    let file = try Self.read(Array("\(line)\r\n a.jpg \(first) \(second) 7\r\n\nb.jpg 1\n".utf8))
    #expect(file.description.statedCRS == crs)
    #expect(file.photos.map(\.position) == [Coordinate(x: x * scale, y: y * scale)])
    #expect(file.rejections.map(\.rule) == [.coordinateMissing] && file.rejections.first?.line == 4)
  }

  @Test(
    "other texts are no such lists", arguments: ["EPSG:4326\n1 2 3\n", "EPSG:4326\n", "#name\nx 1 2\n", "name x y\na.jpg 1 2\n"])
  func others(text: String) {
    #expect(sniffFormat(name: "geo.txt", prefix: Array(text.utf8)) != .format(.photoPositions))
  }
}
