import SurveyModel

/// A table that is known as the log of a flight or walk by the names of its columns, and where in it the position and time stand.
///
/// Most such tables need no entry: their columns are recognised as those of any table, and their rows show that they are a way. An
/// entry is for tables whose columns have names that mean nothing elsewhere, and for logs that are too short to show their shape.
/// Names are those of ``TrackWords/plain(_:)``. The tables with readers of their own are in ``FlightTableLayout``.
struct TrackDialect: Sendable {
  let name: String
  /// A header is of this dialect when it has at least one column of each list.
  let signature: [[String]]
  /// For each field the columns that may hold it, the best one first.
  var fields: [(field: Field, names: [String])] = []
  /// The column that holds latitude and longitude with a space between them.
  var geopoint: String?
  var method: SurveyMethod?
  /// True where the first column has no name and is the time.
  var startsWithTime = false
  /// True where dates of six digits have the year first: 240611 is 2024-06-11.
  var hasShortDates = false
  /// True where times that state no zone are those of the satellites.
  var isUTC = false

  static let all: [TrackDialect] = [
    TrackDialect(
      name: "DatCon or CsvView (the log of a DJI aircraft)",
      signature: [
        [
          "gps0long", "gpslong", "gps0longdegrees", "gpslongdegrees", "imuatti0longitude", "imuattilongitude", "imucalcs0long",
          "imucalcslong0",
        ],
        [
          "gps0lat", "gpslat", "gps0latdegrees", "gpslatdegrees", "imuatti0latitude", "imuattilatitude", "imucalcs0lat",
          "imucalcslat0",
        ],
        ["clocktick", "clockoffsettime", "offsettime", "tickno", "gpsdatetimestamp", "gps0datetimestamp", "controllerflycstate"],
      ],
      fields: [
        (
          .longitude,
          [
            "gps0long", "gpslong", "gps0longdegrees", "gpslongdegrees", "imuatti0longitude", "imuattilongitude", "imucalcs0long",
            "imucalcslong0",
          ]
        ),
        (
          .latitude,
          [
            "gps0lat", "gpslat", "gps0latdegrees", "gpslatdegrees", "imuatti0latitude", "imuattilatitude", "imucalcs0lat",
            "imucalcslat0",
          ]
        ),
        (.time, ["gpsdatetimestamp", "gps0datetimestamp", "gps0time", "gpstime"]),
        (.date, ["gps0date", "gpsdate"]),
        (.satellites, ["gps0numsv", "gpsnumsv", "gps0numgps"]),
      ], method: .drone, isUTC: true),
    TrackDialect(
      name: "a radio with EdgeTX, OpenTX or Ethos",
      signature: [
        ["gps"], ["date"], ["time"],
        [
          "gspdkmh", "gspdkts", "gspdms", "gspd", "hdg", "hdgdeg", "rxbtv", "1rssdb", "1rssidb", "rqly", "rssidb", "txpwrmw",
          "rud",
          "ele", "thr", "ail", "altm", "gpsspeed", "vfas", "rssi",
        ],
      ],
      fields: [(.date, ["date"]), (.time, ["time"]), (.satellites, ["sats"])], geopoint: "gps", method: .drone),
    TrackDialect(
      name: "the blackbox of INAV or Betaflight", signature: [["gpscoord0"], ["gpscoord1"]],
      fields: [(.latitude, ["gpscoord0"]), (.longitude, ["gpscoord1"]), (.satellites, ["gpsnumsat"])], method: .drone),
    TrackDialect(
      name: "a Columbus logger", signature: [["latitudens"], ["longitudeew"], ["tag"]],
      fields: [(.latitude, ["latitudens"]), (.longitude, ["longitudeew"])], hasShortDates: true),
    TrackDialect(
      name: "a BT747, iBlue, Holux or Qstarz logger", signature: [["rcr"], ["latitude"], ["longitude"], ["date"], ["time"]]),
    TrackDialect(
      name: "the telemetry of a Yuneec ground station",
      signature: [
        ["latitude", "lat"], ["longitude", "lon"], ["fskrssi", "gpsused", "fmode"], ["tas", "satellitesnum", "gpsstatus"],
      ],
      fields: [(.satellites, ["satellitesnum"])], method: .drone, startsWithTime: true),
    TrackDialect(
      name: "the remote control of a Yuneec aircraft", signature: [["", "time"], ["lon"], ["lat"], ["accuracy"], ["angle"]],
      startsWithTime: true),
    TrackDialect(
      name: "the FreeFlight app of Parrot", signature: [["productgpslatitude"], ["productgpslongitude"]],
      fields: [(.latitude, ["productgpslatitude"]), (.longitude, ["productgpslongitude"])], method: .drone),
    TrackDialect(
      name: "the telemetry of UgCS", signature: [["fclatitude", "cslatitude"], ["fclongitude", "cslongitude"]],
      fields: [(.latitude, ["fclatitude", "cslatitude"]), (.longitude, ["fclongitude", "cslongitude"])], method: .drone),
    TrackDialect(
      name: "a flight record of a DJI app",
      signature: [
        ["flycstate", "osdlatitude", "osdflycstate", "aircraftlatitude"], ["latitude", "osdlatitude", "aircraftlatitude"],
      ],
      method: .drone),
    TrackDialect(
      name: "the Litchi app", signature: [["isflying"], ["latitude"], ["longitude"]], method: .drone),
  ]

  /// The dialect of a header; nil when it has none that is known.
  static func recognise(_ names: [String]) -> TrackDialect? {
    guard names.count > 2 else { return nil }
    let plain = Set(names.map { TrackWords.plain($0) })
    return all.first { dialect in dialect.signature.allSatisfy { list in list.contains { plain.contains($0) } } }
  }

  /// The columns for its fields, by the names in the header; those that the user names come first, and his positions replace the
  /// dialect's.
  func columns(_ names: [String], besides user: [Field: String]) -> [Field: String] {
    var columns = user
    let userPlaces = user.keys.contains(where: \.isPosition)
    let plain = names.map { TrackWords.plain($0) }
    for (field, list) in fields where columns[field] == nil && !(field.isPosition && userPlaces) {
      for name in list {
        let found = plain.indices.filter { plain[$0] == name }
        if found.count == 1, !names[found[0]].isEmpty {
          columns[field] = names[found[0]]
          break
        }
      }
    }
    return columns
  }

  /// The name of the column with both coordinates; nil where the dialect has none.
  func geopoint(_ names: [String]) -> String? {
    geopoint.flatMap { wanted in names.first { TrackWords.plain($0) == wanted } }
  }
}
