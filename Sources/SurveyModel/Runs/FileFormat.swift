/// The formats that are read: natively, the last ones through GDAL.
public enum FileFormat: String, Sendable, CaseIterable {
  case csv = "CSV"
  case geoJSON = "GeoJSON"
  case geoJSONSequence = "GeoJSON text sequence"
  case gpx = "GPX"
  case airData = "AirData flight log"
  case djiFlightRecord = "DJI flight record (CSV)"
  case litchiLog = "Litchi flight log"
  case droneDeployLog = "DroneDeploy flight log"
  case autopilotTable = "autopilot's receiver as CSV (PX4, ArduPilot)"
  case nmea = "NMEA 0183 log"
  case djiSubtitles = "DJI video subtitles (SRT)"
  case ulog = "PX4 flight log (ULog)"
  case dataFlash = "ArduPilot flight log (DataFlash)"
  case dataFlashText = "ArduPilot flight log (DataFlash text)"
  case djiTimestamps = "DJI RTK timestamps (MRK)"
  case mavlink = "MAVLink telemetry log (tlog)"
  case geoPackage = "GeoPackage"
  case shapefile = "Shapefile"
  case flatGeobuf = "FlatGeobuf"
  case kml = "KML"
  case fileGDB = "Esri file geodatabase"
  case mapInfo = "MapInfo"
  case gml = "GML"
  case openStreetMap = "OpenStreetMap PBF"
  case postGIS = "PostGIS"
  case photo = "photo (Exif, XMP)"
  case marks = "marks"
  case kmz = "KMZ"
  case fit = "Garmin FIT"
  case excelSheet = "Excel workbook (XLSX)"
  case openDocumentSheet = "OpenDocument spreadsheet (ODS)"

  /// True for tables of which each sheet is one; they state no CRS, as CSV does not.
  public var isWorkbook: Bool { self == .excelSheet || self == .openDocumentSheet }

  /// Features with geometries and properties, as rivers come.
  public var isGeoJSON: Bool { self == .geoJSON || self == .geoJSONSequence }
}
