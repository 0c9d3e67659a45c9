import SurveyModel

/// The tables that autopilots' own tools write of a log: the messages of its receiver.
extension FlightTableLayout {
  private typealias Name = FlightColumnName

  /// A receiver's topic of a PX4 log up to version 1.13, which `ulog2csv` wrote: positions in whole units of 1e-7 degree.
  static let px4 = receiverOfPX4(latitude: "lat", longitude: "lon", unitsPerDegree: 1e7)

  /// A receiver's topic of a later PX4 log, which `ulog2csv` wrote: positions in degrees.
  static let px4Degrees = receiverOfPX4(latitude: "latitudedeg", longitude: "longitudedeg", unitsPerDegree: 1)

  private static func receiverOfPX4(latitude: String, longitude: String, unitsPerDegree: Double) -> FlightTableLayout {
    FlightTableLayout(
      format: .autopilotTable,
      signature: [
        [Name(latitude)], [Name(longitude)], [Name("timestamp")], [Name("timeutcusec")],
        [Name("fixtype"), Name("satellitesused")],
      ],
      longitude: [Name(longitude)], latitude: [Name(latitude)], clock: [(Name("timestamp"), 1)],
      epoch: [(Name("timeutcusec"), 1)], satellites: [Name("satellitesused")], fixType: [Name("fixtype")],
      accuracy: [Name("eph")], hdop: [Name("hdop")], unitsPerDegree: unitsPerDegree, isResampled: false)
  }

  /// The `GPS` messages of an ArduPilot log, which `mavlogdump.py` or a similar tool wrote.
  static let arduPilot = FlightTableLayout(
    format: .autopilotTable,
    signature: [[Name("lat")], [Name("lng"), Name("lon")], [Name("status")], [Name("gms")], [Name("gwk")]],
    longitude: [Name("lng"), Name("lon")], latitude: [Name("lat")], clock: [(Name("timeus"), 1)],
    gpsWeek: [Name("gwk")], gpsMilliseconds: [Name("gms")], satellites: [Name("nsats")], fixType: [Name("status")],
    hdop: [Name("hdop")], isResampled: false)
}
