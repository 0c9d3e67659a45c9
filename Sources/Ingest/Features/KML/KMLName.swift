/// The elements and attributes of KML 2.2 and its extension gx that are looked for, with any prefix. Their raw values are the
/// numbers that ``XMLReader`` gives their names.
enum KMLName: Int, CaseIterable {
  case kml, folder, placemark, networkLink
  case point, lineString, linearRing, polygon, model, multiGeometry, track, multiTrack
  case coordinates, coord, when, begin, end, timeStamp, timeSpan
  case name, description, styleURL, id, href
  case extendedData, data, value, simpleData
  /// The elements of DJI's missions (`wpml`, in older ones `mis`), which say what the aircraft shall do.
  case missionConfig, waylineID, useWaylineAltitude

  static let all: [String] = allCases.map { name in
    switch name {
    case .folder: "Folder"
    case .placemark: "Placemark"
    case .networkLink: "NetworkLink"
    case .point: "Point"
    case .lineString: "LineString"
    case .linearRing: "LinearRing"
    case .polygon: "Polygon"
    case .model: "Model"
    case .multiGeometry: "MultiGeometry"
    case .track: "Track"
    case .multiTrack: "MultiTrack"
    case .timeStamp: "TimeStamp"
    case .timeSpan: "TimeSpan"
    case .styleURL: "styleUrl"
    case .extendedData: "ExtendedData"
    case .data: "Data"
    case .simpleData: "SimpleData"
    case .waylineID: "waylineId"
    default: "\(name)"
    }
  }
}
