/// The elements and attributes of KML 2.2 and its gx extension that are looked for, whatever their prefix.
enum KMLName: String, CaseIterable {
  case kml
  case folder = "Folder"
  case placemark = "Placemark"
  case networkLink = "NetworkLink"
  case point = "Point"
  case lineString = "LineString"
  case linearRing = "LinearRing"
  case polygon = "Polygon"
  case model = "Model"
  case multiGeometry = "MultiGeometry"
  case track = "Track"
  case multiTrack = "MultiTrack"
  case coordinates, coord, when, begin, end
  case timeStamp = "TimeStamp"
  case timeSpan = "TimeSpan"
  case name, description
  case styleURL = "styleUrl"
  case id, href
  case extendedData = "ExtendedData"
  case data = "Data"
  case value
  case simpleData = "SimpleData"

  static let all: [String] = allCases.map(\.rawValue)
  private static let byNumber = allCases

  /// By the number that ``XMLReader`` gives the name.
  init?(number: Int) {
    guard Self.byNumber.indices.contains(number) else { return nil }
    self = Self.byNumber[number]
  }

  var number: Int { Self.byNumber.firstIndex(of: self) ?? -1 }
}
