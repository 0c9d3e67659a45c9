/// The elements and attributes of GPX 1.0 and 1.1 that are looked for, with any prefix.
enum GPXName: Int, CaseIterable {
  case gpx, wpt, trk, trkseg, trkpt, rte, rtept
  case lat, lon
  case name, type, time, fix, sat, hdop, pdop
  case link, href, extensions

  static let all: [String] = allCases.map { "\($0)" }
}
