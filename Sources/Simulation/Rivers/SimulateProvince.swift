import SurveyMath
package import SurveyModel
import TextKit

/// Makes up a province: basins with dendritic networks of reaches that know what they flow into, districts, and a table of
/// outlets beside reaches that were drawn by chance, each with the truth.
///
/// Time and memory grow with the number of reaches and outlets, not faster. Throws ``InputError`` (usage) for options that no
/// province can be made of.
package func simulateProvince(_ options: ProvinceOptions) throws(InputError) -> [Campaign.File] {
  try options.check()
  var random = (1...2).map { SeededGenerator(seed: options.seed, stream: $0 + 100) }
  var province = Province(options)
  for basin in 0..<options.basins {
    let count = options.reaches / options.basins + (basin < options.reaches % options.basins ? 1 : 0)
    province.add(ProvinceLayout(reaches: count, using: &random[0]))
  }
  let (marks, truth) = province.outlets(options.outlets, using: &random[1])
  return [
    Campaign.File(name: "basins.geojson", bytes: province.basinsFile()),
    Campaign.File(name: "districts.geojson", bytes: province.districtsFile(options.districts)),
    Campaign.File(name: "rivers.geojson", bytes: province.riversFile()),
    Campaign.File(name: "surveys/marks.csv", bytes: marks),
    Campaign.File(name: "truth.geojson", bytes: truth),
  ]
}

/// Basins side by side, from west to east, and what is written of them.
private struct Province {
  private var basins: [ProvinceLayout] = []
  /// The number of the first reach of each basin, from 0.
  private var first: [Int] = []
  private var reaches = 0
  private let plane: LocalPlane
  private let width: Double
  private let height: Double
  private let count: Int

  init(_ options: ProvinceOptions) {
    plane = LocalPlane(at: options.centre)
    let rows = ProvinceLayout.rows(of: options.reaches / options.basins + 1)
    width = ProvinceLayout.width(rows: rows)
    height = ProvinceLayout.height(rows: rows)
    count = options.basins
  }

  mutating func add(_ basin: ProvinceLayout) {
    basins.append(basin)
    first.append(reaches)
    reaches += basin.below.count
  }

  /// From the plane of a basin to the ground.
  private func position(_ metres: Coordinate, of basin: Int) -> Coordinate {
    plane.roundedDegrees(
      metres.x + (Double(basin) - Double(count - 1) / 2) * width, metres.y - height / 2 + ProvinceLayout.rowSpacing)
  }

  func riversFile() -> [UInt8] {
    let names = RiverNames()
    var text = ProvinceText(room: reaches * 330)
    text.add("{\"type\": \"FeatureCollection\", \"features\": [")
    for (number, basin) in basins.enumerated() {
      for node in basin.below.indices {
        let reach = first[number] + node + 1
        let mouth = basin.mouths[node]
        let below = basin.below[node] < 0 ? 0 : first[number] + basin.below[node] + 1
        let name = names.name(of: first[number] + mouth, isMainStem: mouth == 0)
        text.add(reach == 1 ? "\n" : ",\n")
        text.add("{\"type\": \"Feature\", \"properties\": {\"reach_id\": \(reach), \"downstream_id\": \(below), ")
        text.add("\"river_id\": \"P\(first[number] + mouth + 1)\", \"name\": \"\(name.chinese)\", ")
        text.add("\"basin\": \"B\(number + 1)\"}, ")
        text.add("\"geometry\": {\"type\": \"LineString\", \"coordinates\": [")
        for (index, vertex) in basin.course(of: node).enumerated() {
          if index > 0 { text.add(", ") }
          text.add(position(vertex, of: number))
        }
        text.add("]}}")
      }
    }
    text.add("\n]}\n")
    return text.bytes
  }

  func basinsFile() -> [UInt8] {
    featureCollection(
      basins.indices.map { basin in
        let west = -width / 2
        let name = RiverNames().name(of: first[basin], isMainStem: true).chinese + "流域"
        return (
          [("id", "\"B\(basin + 1)\""), ("name", Text.quoted(name))],
          "Polygon", "[\(Text.positions(ring(west, west + width, bottom, bottom + height).map { position($0, of: basin) }))]"
        )
      })
  }

  private var bottom: Double { -ProvinceLayout.rowSpacing * 1.5 }

  /// Codes of six digits, as counties have them: province 15, a city for each row of districts.
  func districtsFile(_ districts: Int) -> [UInt8] {
    let rows = (1...districts).last { districts % $0 == 0 && $0 * $0 <= districts } ?? 1
    let columns = districts / rows
    let (wide, high) = (width * Double(count) / Double(columns), height / Double(rows))
    return featureCollection(
      (0..<districts).map { number in
        let (row, column) = (number / columns, number % columns)
        let west = -width / 2 + wide * Double(column)
        let south = bottom + high * Double(row)
        let code = "15\(numbered("", row + 1, of: 1))\(numbered("", column + 1, of: 1))"
        return (
          [("id", "\"\(code)\""), ("name", Text.quoted(DistrictNames.name(of: number).chinese))], "Polygon",
          "[\(Text.positions(ring(west, west + wide, south, south + high).map { position($0, of: 0) }))]"
        )
      })
  }

  private func ring(_ west: Double, _ east: Double, _ south: Double, _ north: Double) -> [Coordinate] {
    [(west, south), (east, south), (east, north), (west, north), (west, south)].map { Coordinate(x: $0.0, y: $0.1) }
  }

  /// Outlets 8 to 20 m beside the middle of reaches, as a table of marks and as truth.
  func outlets(_ count: Int, using random: inout SeededGenerator) -> (marks: [UInt8], truth: [UInt8]) {
    var marks = ProvinceText(room: count * 80)
    var truth = ProvinceText(room: count * 220)
    marks.add("id,time,longitude,latitude,accuracy_m,method,type\n")
    truth.add("{\"type\": \"FeatureCollection\", \"features\": [")
    let types = [OutletType.industrial, .municipal, .agricultural, .other].map(\.name)
    for number in 0..<count {
      let reach = min(reaches - 1, Int(random.unit() * Double(reaches)))
      let basin = first.lastIndex { $0 <= reach } ?? 0
      let node = reach - first[basin]
      let course = basins[basin].course(of: node)
      let (a, b) = (course[2], course[4])
      let isLeft = random.unit() < 0.5
      let along = random.unit()
      let offset = random.real(in: 8...20) * (isLeft ? 1 : -1)
      let (x, y) = (b.x - a.x, b.y - a.y)
      let length = (x * x + y * y).squareRoot()
      let place = position(
        Coordinate(x: a.x + along * x - offset * y / length, y: a.y + along * y + offset * x / length), of: basin)
      let id = numbered("M", number + 1, of: count)
      marks.add("\(id),\(Text.time(1_715_558_400_000_000 + Int64(number) * 20_000_000)),")
      marks.add(place, brackets: false)
      marks.add(",3,drone,\(types[number % types.count])\n")
      truth.add(number == 0 ? "\n" : ",\n")
      truth.add("{\"type\": \"Feature\", \"properties\": {\"id\": \"\(id)\", \"reach_id\": \"\(reach + 1)\", ")
      truth.add("\"river_id\": \"P\(first[basin] + basins[basin].mouths[node] + 1)\", ")
      truth.add("\"basin\": \"B\(basin + 1)\", \"bank\": \"\(isLeft ? "left" : "right")\"}, ")
      truth.add("\"geometry\": {\"type\": \"Point\", \"coordinates\": ")
      truth.add(place)
      truth.add("}}")
    }
    truth.add("\n]}\n")
    return (marks.bytes, truth.bytes)
  }
}

/// Text of many numbers.
private struct ProvinceText {
  private(set) var bytes: [UInt8] = []

  init(room: Int) {
    bytes.reserveCapacity(room)
  }

  mutating func add(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Longitude and latitude, 7 decimals.
  mutating func add(_ position: Coordinate, brackets: Bool = true) {
    if brackets { bytes.append(UInt8(ascii: "[")) }
    bytes.appendNumber(position.longitude, decimals: Decimals.degrees)
    bytes.append(UInt8(ascii: ","))
    bytes.appendNumber(position.latitude, decimals: Decimals.degrees)
    if brackets { bytes.append(UInt8(ascii: "]")) }
  }
}
