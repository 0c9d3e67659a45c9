/// The formats that are read: natively, the last ones through GDAL.
public enum FileFormat: String, Sendable, CaseIterable {
  /// Comma-separated values, or with tabs or semicolons.
  case csv = "CSV"
  /// A FeatureCollection, feature or geometry (RFC 7946).
  case geoJSON = "GeoJSON"
  /// Records of an API or another JSON text that is no GeoJSON.
  case jsonRecords = "JSON records"
  /// Nodes with tags of OpenStreetMap, as XML.
  case openStreetMapXML = "OpenStreetMap XML"
  /// One feature a line or record (RFC 8142).
  case geoJSONSequence = "GeoJSON text sequence"
  /// GPX 1.0 and 1.1.
  case gpx = "GPX"
  /// The CSV that AirData makes of a flight.
  case airData = "AirData flight log"
  /// The CSV that is made of a DJI flight record.
  case djiFlightRecord = "DJI flight record (CSV)"
  /// The CSV that the Litchi app writes.
  case litchiLog = "Litchi flight log"
  /// The CSV that the DroneDeploy app writes.
  case droneDeployLog = "DroneDeploy flight log"
  /// The positions of an autopilot's receiver, exported as CSV.
  case autopilotTable = "autopilot's receiver as CSV (PX4, ArduPilot)"
  /// Sentences of a GNSS receiver.
  case nmea = "NMEA 0183 log"
  /// Positions in the subtitles of a video.
  case djiSubtitles = "DJI video subtitles (SRT)"
  /// PX4's binary log.
  case ulog = "PX4 flight log (ULog)"
  /// ArduPilot's binary log.
  case dataFlash = "ArduPilot flight log (DataFlash)"
  /// ArduPilot's log as text.
  case dataFlashText = "ArduPilot flight log (DataFlash text)"
  /// The times and positions of the photos of a flight with RTK.
  case djiTimestamps = "DJI RTK timestamps (MRK)"
  /// The telemetry that a ground station keeps.
  case mavlink = "MAVLink telemetry log (tlog)"
  /// The solution of RTKLIB or Emlid Studio.
  case rtklib = "RTKLIB solution (.pos)"
  /// Garmin's Training Center file.
  case tcx = "Training Center (TCX)"
  /// The track of OziExplorer.
  case oziTrack = "OziExplorer track (.plt)"
  /// The log of a flight recorder.
  case igc = "flight recorder (IGC)"
  /// What gpsd reports, as JSON.
  case gpsd = "gpsd reports (JSON)"
  /// The log of Android's GNSSLogger.
  case gnssLogger = "Android GNSSLogger"
  /// OGC GeoPackage.
  case geoPackage = "GeoPackage"
  /// Esri Shapefile, also in a ZIP archive.
  case shapefile = "Shapefile"
  /// FlatGeobuf.
  case flatGeobuf = "FlatGeobuf"
  /// KML 2.2.
  case kml = "KML"
  /// Esri file geodatabase, a folder.
  case fileGDB = "Esri file geodatabase"
  /// MapInfo TAB and MIF.
  case mapInfo = "MapInfo"
  /// OGC GML.
  case gml = "GML"
  /// An extract of OpenStreetMap.
  case openStreetMap = "OpenStreetMap PBF"
  /// A table of a database.
  case postGIS = "PostGIS"
  /// A photo with a position in Exif or XMP.
  case photo = "photo (Exif, XMP)"
  /// A list of photos with their positions.
  case photoPositions = "photo positions (geo.txt, location.txt)"
  /// A table of marks without coordinates.
  case marks = "marks"
  /// KML in a ZIP archive.
  case kmz = "KMZ"
  /// The log of a Garmin device.
  case fit = "Garmin FIT"
  /// A sheet of a workbook.
  case excelSheet = "Excel workbook (XLSX)"
  /// A sheet of a workbook.
  case openDocumentSheet = "OpenDocument spreadsheet (ODS)"

  /// True for tables of which each sheet is one; they state no CRS, as CSV does not.
  public var isWorkbook: Bool { self == .excelSheet || self == .openDocumentSheet }

  /// True for the two forms of GeoJSON.
  public var isGeoJSON: Bool { self == .geoJSON || self == .geoJSONSequence }
}
