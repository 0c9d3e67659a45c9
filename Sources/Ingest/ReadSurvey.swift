package import SurveyModel

/// Reads the content of a survey file by the reader of its format.
/// - Parameter bytes: the inflated content.
/// - Throws: `InputError` where the content is not readable as `format`, or the format is no survey in one piece.
package func readSurvey(_ bytes: [UInt8], format: FileFormat, options: IngestOptions) throws -> ParsedSurvey {
  var format = format
  // The user may say that the rows of a flight log are outlets after all.
  if format.isFlightTable, options.tableRole == .observations { format = .csv }
  var parsed = try parse(bytes, format: format, options: options)
  try parsed.file.settleTracks(options)
  return parsed
}

/// What the reader of the format makes of the content.
private func parse(_ bytes: [UInt8], format: FileFormat, options: IngestOptions) throws -> ParsedSurvey {
  func whole(_ file: SurveyFile) -> ParsedSurvey { ParsedSurvey(file: file, text: bytes) }
  func inner(_ read: (SurveyFile, [UInt8])) -> ParsedSurvey { ParsedSurvey(file: read.0, text: read.1) }
  return switch format {
  case .csv: whole(try readCSV(bytes, options: options))
  case .geoJSON: whole(try settlingDates(options) { try readGeoJSONSurvey(bytes, options: $0) })
  case .geoJSONSequence: whole(try settlingDates(options) { try readGeoJSONSequenceSurvey(bytes, options: $0) })
  case .jsonRecords: inner(try readJSONRecords(bytes, options: options))
  case .openStreetMapXML: inner(try readOpenStreetMapXML(bytes, options: options))
  case .gpx: whole(try readGPX(bytes, options: options))
  case .kml: whole(try settlingDates(options) { try readKML(bytes, options: $0) })
  case .kmz: inner(try readKMZ(bytes, options: options))
  case .excelSheet, .openDocumentSheet: inner(try readWorkbook(bytes, format: format, options: options))
  case .fit: whole(try readFIT(bytes, options: options))
  case .airData, .djiFlightRecord, .litchiLog, .droneDeployLog, .autopilotTable:
    whole(try readFlightTable(bytes, options: options))
  case .nmea: whole(try readNMEA(bytes, options: options))
  case .djiSubtitles: whole(try readSRT(bytes, options: options))
  case .ulog: whole(try readULog(bytes, options: options))
  case .dataFlash: whole(try readDataFlash(bytes, options: options))
  case .dataFlashText: whole(try readDataFlashText(bytes, options: options))
  case .djiTimestamps: whole(try readMRK(bytes, options: options))
  case .mavlink: whole(try readMAVLink(bytes, options: options))
  case .rtklib: whole(try readRTKLIB(bytes, options: options))
  case .tcx: whole(try readTCX(bytes, options: options))
  case .oziTrack: whole(try readOziTrack(bytes, options: options))
  case .igc: whole(try readIGC(bytes, options: options))
  case .gpsd: whole(try readGPSD(bytes, options: options))
  case .gnssLogger: whole(try readGNSSLogger(bytes, options: options))
  case .photoPositions: whole(try readPhotoPositions(bytes, options: options))
  case .photo: whole(try readPhotoFile(bytes, options: options))
  case .geoPackage, .shapefile, .flatGeobuf, .fileGDB, .mapInfo, .gml, .openStreetMap, .postGIS:
    throw InputError(
      .unreadable, "\(format.rawValue) cannot be read packed or from a stream; unpack it and name the file",
      source: options.source)
  case .marks:
    throw InputError(
      .unreadable, "marks are placed by photos and tracks; name the table as marks", source: options.source)
  }
}

extension FileFormat {
  /// True for the tables of flights that have a reader of their own.
  fileprivate var isFlightTable: Bool {
    switch self {
    case .airData, .djiFlightRecord, .litchiLog, .droneDeployLog, .autopilotTable: true
    default: false
    }
  }
}
