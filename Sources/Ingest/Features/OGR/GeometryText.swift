import OGRKit

/// Writes one geometry as GeoJSON. A geometry of a kind that GeoJSON does not have is written with the name of its kind and without
/// coordinates, so that the reader rejects it.
struct GeometryText {
  let isNorthFirst: Bool
  /// True where the first and the last position of a line get their height and measure too.
  let keepsEnds: Bool
  /// The ordinates of the line that is written; kept to use its memory again.
  var ordinates: [Double]
  /// Why the geometry cannot be used; nil when it can.
  private(set) var fault: String?

  /// How many levels of collections may be nested.
  private static let maximumDepth = 16

  init(isNorthFirst: Bool, keepsEnds: Bool, ordinates: [Double]) {
    self.isNorthFirst = isNorthFirst
    self.keepsEnds = keepsEnds
    self.ordinates = ordinates
  }

  mutating func append(_ geometry: borrowing OGRGeometry, to text: inout [UInt8], depth: Int = 0) {
    let shape = geometry.shape
    guard let name = shape.geoJSONName, depth < Self.maximumDepth else {
      fault = "a geometry of the kind \(geometry.name); convert it to plain lines or points (ogr2ogr -nlt CONVERT_TO_LINEAR)"
      text += #"{"type":"\#(geometry.name)","coordinates":[]}"#.utf8
      return
    }
    text += #"{"type":"\#(name)","#.utf8
    if shape == .collection {
      text += #""geometries":"#.utf8
      appendParts(of: geometry, to: &text) { writer, part, text in writer.append(part, to: &text, depth: depth + 1) }
    } else {
      text += #""coordinates":"#.utf8
      appendCoordinates(geometry, shape, to: &text)
    }
    text.append(UInt8(ascii: "}"))
  }

  private mutating func appendCoordinates(_ geometry: borrowing OGRGeometry, _ shape: OGRShape, to text: inout [UInt8]) {
    switch shape {
    case .point:
      geometry.read(into: &ordinates)
      appendPosition(0, to: &text)
    case .line: appendLine(geometry, to: &text)
    case .polygon: appendParts(of: geometry, to: &text) { writer, ring, text in writer.appendLine(ring, to: &text) }
    default:
      let part = shape.part
      appendParts(of: geometry, to: &text) { writer, geometry, text in
        writer.appendCoordinates(geometry, part, to: &text)
      }
    }
  }

  private mutating func appendParts(
    of geometry: borrowing OGRGeometry, to text: inout [UInt8],
    _ body: (inout GeometryText, borrowing OGRGeometry, inout [UInt8]) -> Void
  ) {
    text.append(UInt8(ascii: "["))
    for index in 0..<geometry.partCount {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      geometry.withPart(index) { body(&self, $0, &text) }
    }
    text.append(UInt8(ascii: "]"))
  }

  private mutating func appendLine(_ line: borrowing OGRGeometry, to text: inout [UInt8]) {
    line.read(into: &ordinates)
    let last = ordinates.count / 2 - 1
    let hasMore = keepsEnds && last > 0 && (line.hasHeights || line.hasMeasures)
    text.append(UInt8(ascii: "["))
    for point in 0..<ordinates.count / 2 {
      if point > 0 { text.append(UInt8(ascii: ",")) }
      appendPosition(point, to: &text)
      if hasMore, point == 0 || point == last { appendEnd(line, point, to: &text) }
    }
    text.append(UInt8(ascii: "]"))
  }

  /// Adds the height and the measure to the position that was appended last.
  private func appendEnd(_ line: borrowing OGRGeometry, _ point: Int, to text: inout [UInt8]) {
    let (height, measure) = line.heightAndMeasure(at: point)
    guard height.isFinite, measure.isFinite else { return }
    text.removeLast()
    text.append(UInt8(ascii: ","))
    FeatureText.append(height, to: &text)
    if line.hasMeasures {
      text.append(UInt8(ascii: ","))
      FeatureText.append(measure, to: &text)
    }
    text.append(UInt8(ascii: "]"))
  }

  /// Appends a position, or an empty array when there is no such point.
  private func appendPosition(_ point: Int, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "["))
    if 2 * point + 1 < ordinates.count {
      FeatureText.append(ordinates[2 * point + (isNorthFirst ? 1 : 0)], to: &text)
      text.append(UInt8(ascii: ","))
      FeatureText.append(ordinates[2 * point + (isNorthFirst ? 0 : 1)], to: &text)
    }
    text.append(UInt8(ascii: "]"))
  }
}

extension OGRShape {
  /// The name of the type in RFC 7946; nil when it has no such type.
  var geoJSONName: String? {
    switch self {
    case .point: "Point"
    case .line: "LineString"
    case .polygon: "Polygon"
    case .multiPoint: "MultiPoint"
    case .multiLine: "MultiLineString"
    case .multiPolygon: "MultiPolygon"
    case .collection: "GeometryCollection"
    case .none, .any, .other: nil
    }
  }

  /// The shape of the parts of a multi-geometry.
  fileprivate var part: OGRShape {
    switch self {
    case .multiPoint: .point
    case .multiLine: .line
    default: .polygon
    }
  }
}
