import SurveyModel

/// The columns of the table that one program writes of a flight. Where a property is a list of names, a table may have several
/// of them, and the first is preferred.
///
/// The names come from the headers of exports of AirData, DJI Flight Record Viewer, CsvView, TXTlogToCSVtool, dji-log-parser,
/// Litchi, DroneDeploy, `ulog2csv` and `mavlogdump.py --format csv`.
struct FlightTableLayout: Sendable {
  let format: FileFormat
  /// A header is of this layout when it has at least one column of each list.
  let signature: [[FlightColumnName]]
  /// The position of the aircraft, not of another thing such as the home point.
  let longitude: [FlightColumnName]
  let latitude: [FlightColumnName]
  /// A time in UTC, or one that states its zone.
  var utc: [FlightColumnName] = []
  /// Local time. The date is in the same column, or in the column ``localDate``.
  var local: [FlightColumnName] = []
  var localDate: [FlightColumnName] = []
  /// Time since take-off, and the microseconds in its unit.
  var clock: [(name: FlightColumnName, microseconds: Double)] = []
  /// Time since 1970 UTC, and the microseconds in its unit. A cell is 0 while the receiver did not know the time.
  var epoch: [(name: FlightColumnName, microseconds: Double)] = []
  /// The GPS week, and the milliseconds in it.
  var gpsWeek: [FlightColumnName] = []
  var gpsMilliseconds: [FlightColumnName] = []
  var satellites: [FlightColumnName] = []
  /// The quality of the fix, as ``LogFix/fixType``.
  var fixType: [FlightColumnName] = []
  var accuracy: [FlightColumnName] = []
  var hdop: [FlightColumnName] = []
  var isPhoto: [FlightColumnName] = []
  /// Height above take-off, in the unit of the header, or in metres when the header states none.
  var height: [FlightColumnName] = []
  /// The camera's pitch in degrees.
  var gimbalPitch: [FlightColumnName] = []
  /// Positions of things other than the aircraft: what each is, and its column.
  var otherRoles: [(role: String, name: FlightColumnName)] = []
  /// What positions are divided by to have degrees: 1e7 where the table has whole units of 1e-7 degree.
  var unitsPerDegree = 1.0
  /// True for a table that has more rows than the receiver made fixes; see ``TracksOfFixes``.
  var isResampled = true
  /// The order of day and month in dates with the year last.
  var dateOrder = DateOrder.unknown
  /// True where a column of local times that states no zone holds UTC after all.
  var unstatedIsUTC = false
  /// True when the last column is free text that may hold unquoted delimiters.
  var endsInFreeText = false

  /// The layout of a header; nil when it has none. More specific layouts are tried first.
  static func recognise(_ names: [HeaderName]) -> FlightTableLayout? {
    let all = [airData, litchi, djiFlightRecord, droneDeploy, px4, px4Degrees, arduPilot]
    return all.first { layout in
      layout.signature.allSatisfy { list in list.contains { name in names.contains { name.matches($0) } } }
    }
  }
}

extension FlightTableLayout {
  private typealias Name = FlightColumnName

  private static let plainPosition = [[Name("latitude")], [Name("longitude")]]
  private static let homePosition: [(role: String, name: FlightColumnName)] = [
    ("home_longitude", Name("homelongitude")), ("home_latitude", Name("homelatitude")),
  ]

  static let airData = FlightTableLayout(
    format: .airData,
    signature: plainPosition + [[Name("time", "millisecond")], [Name("datetime", "utc")], [Name("flycstate")]],
    longitude: [Name("longitude")], latitude: [Name("latitude")], utc: [Name("datetime", "utc")],
    clock: [(Name("time", "millisecond"), 1e3)], satellites: [Name("satellites")], isPhoto: [Name("isphoto")],
    height: [Name("heightabovetakeoff")], gimbalPitch: [Name("gimbalpitch")], otherRoles: homePosition, endsInFreeText: true)

  /// Litchi, and older logs of the FlyTrex family, which have UTC and local time and do not name the aircraft.
  static let litchi = FlightTableLayout(
    format: .litchiLog,
    signature: plainPosition + [
      [Name("datetime", "utc"), Name("datetime", "local")],
      [Name("dronetype"), Name("planename"), Name("isflying"), Name("time", "millisecond")],
    ],
    longitude: [Name("longitude")], latitude: [Name("latitude")], utc: [Name("datetime", "utc")],
    local: [Name("datetime", "local")], clock: [(Name("time", "millisecond"), 1e3)], satellites: [Name("satellites")],
    isPhoto: [Name("istakingphoto")], otherRoles: homePosition)

  /// DJI Flight Record Viewer, PhantomHelp, CsvView and Flight Reader (local times, in columns that say so), TXTlogToCSVtool and
  /// dji-log-parser (UTC).
  static let djiFlightRecord = FlightTableLayout(
    format: .djiFlightRecord,
    signature: [
      [Name("osdlatitude")], [Name("osdlongitude")],
      [Name("osdflytime"), Name("customupdatetime"), Name("customdatetime"), Name("customdate"), Name("osdflycstate")],
    ],
    longitude: [Name("osdlongitude")], latitude: [Name("osdlatitude")], utc: [Name("customdatetime")],
    local: [Name("customupdatetime")], localDate: [Name("customdate")],
    clock: [(Name("osdflytime", "s"), 1e6), (Name("osdflytime", "ms"), 1e3), (Name("osdflytime"), 1e6)],
    satellites: [Name("osdgpsnum"), Name("gpsnumsats")], isPhoto: [Name("cameraisphoto"), Name("customisphoto")],
    height: [Name("osdheight")], gimbalPitch: [Name("gimbalpitch")], otherRoles: homePosition, unstatedIsUTC: true)

  static let droneDeploy = FlightTableLayout(
    format: .droneDeployLog,
    signature: [
      [Name("aircraftlatitude")], [Name("aircraftlongitude")], [Name("datetime", "utc"), Name("datetime", "gmt")],
      [Name("elapsedtime", "sec"), Name("homelatitude"), Name("devicelatitude")],
    ],
    longitude: [Name("aircraftlongitude")], latitude: [Name("aircraftlatitude")],
    utc: [Name("datetime", "utc"), Name("datetime", "gmt")], clock: [(Name("elapsedtime", "sec"), 1e6)],
    satellites: [Name("aircraftsatellites")],
    otherRoles: homePosition + [
      ("device_longitude", Name("devicelongitude")), ("device_latitude", Name("devicelatitude")),
      ("remote_longitude", Name("rclongitude")), ("remote_latitude", Name("rclatitude")),
      ("no_fly_longitude", Name("aircraftnoflylongitude")), ("no_fly_latitude", Name("aircraftnoflylatitude")),
    ], dateOrder: .monthFirst)
}
