import OGRKit
import TestSupport
import Testing

@Suite("Features of GDAL", .enabled(if: haveLibrary))
struct OGRFeatureTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let point = "{\"type\":\"Point\",\"coordinates\":[111.5,40.5]}"

  private func text(_ feature: borrowing OGRFeature, _ field: Int) -> String {
    feature.withText(field) { bytes in String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self) }
  }

  @Test("values of all types come as they were written; what is absent or null is null")
  func values() throws {
    let properties =
      "{\"whole\":-7,\"large\":12345678901,\"real\":0.1,\"yes\":true,\"text\":\"排\\n口\",\"wholes\":[1,-2,3],\"reals\":[1.5,-2.25],"
      + "\"texts\":[\"甲\",\"\"]}"
    let source = try open(
      collection([(properties, Self.point), ("{\"whole\":null}", Self.point)], in: folder), "GeoJSON")
    let features = try source.features(ofLayer: 0)
    let first = try features.next()
    guard let feature = first else {
      Issue.record("there is no feature")
      return
    }
    let fields = features.description.fields.count
    #expect(fields == 8)
    let nulls = (0..<fields).map { feature.isNull($0) }
    #expect(nulls == Array(repeating: false, count: 8) && feature.failure == nil)
    let integers = [feature.integer(0), feature.integer(1), feature.integer(3)]
    #expect(integers == [-7, 12_345_678_901, 1])
    let real = feature.real(2)
    #expect(real == 0.1)
    let word = text(feature, 4)
    #expect(word == "排\n口")
    let counts = [
      feature.count(ofList: 5, .integerList), feature.count(ofList: 6, .realList), feature.count(ofList: 7, .textList),
    ]
    #expect(counts == [3, 2, 2])
    let wholes = (0..<3).map { feature.integer(5, at: $0) }
    let reals = (0..<2).map { feature.real(6, at: $0) }
    let texts = (0..<2).map { index in
      feature.withText(7, at: index) { bytes in String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self) }
    }
    #expect(wholes == [1, -2, 3] && reals == [1.5, -2.25] && texts == ["甲", ""])
    let second = try features.next()
    guard let empty = second else {
      Issue.record("there is no second feature")
      return
    }
    let absent = (0..<fields).map { empty.isNull($0) }
    #expect(absent == Array(repeating: true, count: 8))
    let end = try features.next() == nil
    #expect(end)
  }

  @Test("dates and times with their zone, which may be unknown")
  func moments() throws {
    let source = try open(
      collection(
        [
          (
            "{\"a\":\"2024-05-16T08:40:44.250+08:00\",\"b\":\"2024-05-16\",\"c\":\"08:40:44\",\"d\":\"2024-05-16T08:40:44\",\"e\":1}",
            Self.point
          )
        ], in: folder), "GeoJSON")
    let features = try source.features(ofLayer: 0)
    let next = try features.next()
    guard let feature = next else {
      Issue.record("there is no feature")
      return
    }
    let moments = (0..<5).map { feature.moment($0) }
    let zoned = try #require(moments[0])
    #expect([zoned.year, zoned.month, zoned.day, zoned.hour, zoned.minute] == [2024, 5, 16, 8, 40])
    // 8 hours are 480 minutes.
    #expect(zoned.second == 44.25 && zoned.offset == 480)
    let day = try #require(moments[1])
    #expect([day.year, day.month, day.day] == [2024, 5, 16])
    let clock = try #require(moments[2])
    #expect(clock.hour == 8 && clock.minute == 40 && clock.second == 44)
    let local = try #require(moments[3])
    #expect(local.offset == nil && moments[4] == nil)
  }

  @Test("ordinates of points, lines and rings; parts of polygons and collections")
  func geometries() throws {
    let polygon = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9],[0,0]],[[4,1],[5,1],[5,2],[4,1]]]}"
    let nested = "{\"type\":\"GeometryCollection\",\"geometries\":[\(Self.point),\(polygon)]}"
    let source = try open(
      collection([("{}", "{\"type\":\"LineString\",\"coordinates\":[[1,2,9],[3,4.5,9]]}"), ("{}", nested)], in: folder), "GeoJSON"
    )
    let features = try source.features(ofLayer: 0)
    let first = try features.next()
    let second = try features.next()
    guard let line = first, let both = second else {
      Issue.record("two features were written")
      return
    }
    var ordinates: [Double] = [7]
    line.withGeometry { $0.read(into: &ordinates) }
    #expect(ordinates == [1, 2, 3, 4.5])
    let words = both.withGeometry { ($0.name, $0.partCount) }
    #expect(words?.0 == "GEOMETRYCOLLECTION" && words?.1 == 2)
    let rings = both.withGeometry { geometry in
      geometry.withPart(1) { polygon in
        (0..<polygon.partCount).map { index in
          var ordinates: [Double] = []
          polygon.withPart(index) { $0.read(into: &ordinates) }
          return ordinates
        }
      }
    }
    #expect((rings ?? nil) == [[0, 0, 9, 0, 9, 9, 0, 0], [4, 1, 5, 1, 5, 2, 4, 1]])
    let outside = both.withGeometry { geometry in
      geometry.withPart(2) { _ in true } == nil && geometry.withPart(-1) { _ in true } == nil
    }
    #expect(outside == true)
    // A collection has no ordinates of its own.
    both.withGeometry { $0.read(into: &ordinates) }
    #expect(ordinates.isEmpty)
  }

  @Test(
    "features of a GeoPackage are read again from the first one; a condition picks, a statement orders",
    .enabled(if: Tools.haveGDAL))
  func selections() throws {
    let path = folder("points.gpkg")
    let points = (1...5).map { (properties: "{\"n\":\($0)}", geometry: Self.point) }
    try Tools.ogr2ogr(["-f", "GPKG", path, collection(points, in: folder), "-nln", "points"])
    let all = try open(path, "GPKG").features(ofLayer: 0)
    #expect(try ids(all) == [1, 2, 3, 4, 5])
    #expect(try ids(all) == [])
    all.rewind()
    #expect(try ids(all) == [1, 2, 3, 4, 5])
    #expect(try ids(open(path, "GPKG").features(ofLayer: 0, where: "n > 3")) == [4, 5])
    let ordered = try open(path, "GPKG").features(ofLayer: 0, statement: "SELECT * FROM points WHERE n < 4 ORDER BY n DESC")
    #expect(try ids(ordered) == [3, 2, 1])
    let fields = ordered.description.fields.map { String(decoding: $0.name, as: UTF8.self) }
    #expect(fields == ["n"])
    let source = try open(path, "GPKG")
    source.run("no statement at all")
    let count = source.layerCount
    #expect(count == 1)
  }
}
