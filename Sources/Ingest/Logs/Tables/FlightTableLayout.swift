import SurveyModel

/// Name of a column of a flight log: the key and unit of its ``HeaderName``. Names that differ only by their unit
/// (`datetime(utc)` and `datetime(local)`) are different columns.
struct FlightColumnName: Sendable {
  let key: String
  /// Nil: whatever the unit.
  let unit: String?

  init(_ key: String, _ unit: String? = nil) {
    self.key = key
    self.unit = unit
  }

  func matches(_ header: HeaderName) -> Bool {
    header.key.utf8.elementsEqual(key.utf8) && (unit == nil || header.unit == unit)
  }
}

/// How one program writes a flight as a table: a row of data for each program. Names of a list are in order of preference.
/// Sources: the headers of `airdata.com`, DJI Flight Record Viewer, CsvView, TXTlogToCSVtool, dji-log-parser, Litchi and
/// DroneDeploy exports; `ulog2csv` and `mavlogdump.py --format csv`.
struct FlightTableLayout: Sendable {
  let format: FileFormat
  /// A header has it when it has one column of each of these lists.
  let signature: [[FlightColumnName]]
  /// Position of the aircraft; of no other thing that the row places as well.
  let longitude: [FlightColumnName]
  let latitude: [FlightColumnName]
  /// A moment in UTC, or one that states its zone.
  var utc: [FlightColumnName] = []
  /// Local time, with the date in it or in a column of its own.
  var local: [FlightColumnName] = []
  var localDate: [FlightColumnName] = []
  /// Time since take-off and its unit in microseconds.
  var clock: [(name: FlightColumnName, microseconds: Double)] = []
  /// Time since 1970 UTC and its unit in microseconds; 0 where the receiver did not know it.
  var epoch: [(name: FlightColumnName, microseconds: Double)] = []
  /// GPS week, and milliseconds in it.
  var gpsWeek: [FlightColumnName] = []
  var gpsMilliseconds: [FlightColumnName] = []
  var satellites: [FlightColumnName] = []
  /// What the receiver says of its fix, as in ``LogFix``.
  var fixType: [FlightColumnName] = []
  var accuracy: [FlightColumnName] = []
  var hdop: [FlightColumnName] = []
  var isPhoto: [FlightColumnName] = []
  /// Height above take-off, in the unit of the header (metres where it says none), and the camera's pitch in degrees.
  var height: [FlightColumnName] = []
  var gimbalPitch: [FlightColumnName] = []
  /// Positions of other things, which are not the aircraft's: role and column.
  var otherRoles: [(role: String, name: FlightColumnName)] = []
  /// Of the position: autopilots store whole numbers of 1e-7 degree.
  var unitsPerDegree = 1.0
  /// True for a table that is written faster than the receiver measures.
  var isResampled = true
  /// Of dates with the year last.
  var dateOrder = DateOrder.unknown
  /// The last column is free text that may hold unquoted delimiters.
  var endsInFreeText = false

  /// The layout that a header line has; the more particular ones are asked first.
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

  /// With the older family of FlyTrex, which has both times and says nothing of the aircraft.
  static let litchi = FlightTableLayout(
    format: .litchiLog,
    signature: plainPosition + [
      [Name("datetime", "utc"), Name("datetime", "local")],
      [Name("dronetype"), Name("planename"), Name("isflying"), Name("time", "millisecond")],
    ],
    longitude: [Name("longitude")], latitude: [Name("latitude")], utc: [Name("datetime", "utc")],
    local: [Name("datetime", "local")], clock: [(Name("time", "millisecond"), 1e3)], satellites: [Name("satellites")],
    isPhoto: [Name("istakingphoto")], otherRoles: homePosition)

  /// DJI Flight Record Viewer, PhantomHelp, CsvView and TXTlogToCSVtool (local times), and dji-log-parser (UTC).
  static let djiFlightRecord = FlightTableLayout(
    format: .djiFlightRecord,
    signature: [
      [Name("osdlatitude")], [Name("osdlongitude")],
      [Name("osdflytime"), Name("customupdatetime"), Name("customdatetime"), Name("customdate"), Name("osdflycstate")],
    ],
    longitude: [Name("osdlongitude")], latitude: [Name("osdlatitude")], utc: [Name("customdatetime")],
    local: [Name("customupdatetime")], localDate: [Name("customdate")],
    clock: [(Name("osdflytime", "s"), 1e6), (Name("osdflytime", "ms"), 1e3), (Name("osdflytime"), 1e6)],
    satellites: [Name("osdgpsnum"), Name("gpsnumsats")], isPhoto: [Name("cameraisphoto")],
    height: [Name("osdheight")], gimbalPitch: [Name("gimbalpitch")], otherRoles: homePosition)

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
