import SurveyMath
import SurveyModel

/// The basins of a made-up province, which lie beside each other from west to east, and the files about them.
struct Province {
  private var basins: [ProvinceLayout] = []
  /// The number of the first reach of each basin, from 0.
  private var first: [Int] = []
  /// The number of reaches of all basins.
  private var reaches = 0
  private let plane: LocalPlane
  /// Metres of a basin.
  private let width: Double
  private let height: Double
  /// The number of basins.
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

  /// The position in WGS 84 degrees of a point on the plane of a basin.
  private func position(_ metres: Coordinate, of basin: Int) -> Coordinate {
    plane.roundedDegrees(
      metres.x + (Double(basin) - Double(count - 1) / 2) * width, metres.y - height / 2 + ProvinceLayout.rowSpacing)
  }

  func riversFile() -> [UInt8] {
    let names = RiverNames()
    var text = Text(room: reaches * 330)
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

  /// The southern edge of all basins, metres on their planes.
  private var bottom: Double { -ProvinceLayout.rowSpacing * 1.5 }

  /// The ids of districts are codes of six digits, as counties have them: of province 15, with a city for each row of districts.
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

  /// Makes up outlets 8 to 20 m beside the middle of reaches: a table of marks, and the truth about them.
  func outlets(_ count: Int, using random: inout SeededGenerator) -> (marks: [UInt8], truth: [UInt8]) {
    var marks = Text(room: count * 80)
    var truth = Text(room: count * 220)
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
      let length = SIMD2(x, y).length
      let position = position(
        Coordinate(x: a.x + along * x - offset * y / length, y: a.y + along * y + offset * x / length), of: basin)
      let id = numbered("M", number + 1, of: count)
      marks.add("\(id),\(Text.time(1_715_558_400_000_000 + Int64(number) * 20_000_000)),")
      marks.add(position, brackets: false)
      marks.add(",3,drone,\(types[number % types.count])\n")
      truth.add(number == 0 ? "\n" : ",\n")
      truth.add("{\"type\": \"Feature\", \"properties\": {\"id\": \"\(id)\", \"reach_id\": \"\(reach + 1)\", ")
      truth.add("\"river_id\": \"P\(first[basin] + basins[basin].mouths[node] + 1)\", ")
      truth.add("\"basin\": \"B\(basin + 1)\", \"bank\": \"\(isLeft ? "left" : "right")\"}, ")
      truth.add("\"geometry\": {\"type\": \"Point\", \"coordinates\": ")
      truth.add(position)
      truth.add("}}")
    }
    truth.add("\n]}\n")
    return (marks.bytes, truth.bytes)
  }
}
