/// How the lines of a list of photos are written, by the first line of the list.
struct PhotoPositionLayout {
  /// The program that writes such lists.
  var name: String
  /// As the list states it; nil for degrees of WGS 84.
  var crs: String?
  /// The cells that hold the coordinates, and the accuracy in metres.
  var x = 1
  var y = 2
  var accuracy: Int?

  /// Nil when the line is not the first one of such a list.
  init?(header: String) {
    let upper = header.uppercased()
    if upper.hasPrefix("#NAME") {
      let cells = upper.split { $0 == " " || $0 == "\t" }
      guard cells.count >= 3 else { return nil }
      let isLatitudeFirst = cells[1].hasPrefix("LAT")
      guard isLatitudeFirst || cells[1].hasPrefix("LON") else { return nil }
      name = "photo positions of Mission Planner (location.txt)"
      if isLatitudeFirst { (x, y) = (2, 1) }
      return
    }
    name = "photo positions of OpenDroneMap (geo.txt)"
    accuracy = 7
    if upper.hasPrefix("EPSG:"), Int(upper.dropFirst(5)) != nil {
      crs = upper == "EPSG:4326" ? nil : upper
    } else if upper.hasPrefix("+PROJ=") {
      let isDegrees = upper.contains("+PROJ=LATLONG") || upper.contains("+PROJ=LONGLAT")
      crs = isDegrees && upper.contains("WGS84") ? nil : header
    } else if let zone = Self.zone(upper) {
      crs = zone
    } else {
      return nil
    }
  }

  /// The CRS of a line such as `WGS84 UTM 32N`.
  private static func zone(_ text: String) -> String? {
    let words = text.split(separator: " ")
    guard words.count == 3, words[0] == "WGS84", words[1] == "UTM", let half = words[2].last, "NS".contains(half),
      let zone = Int(words[2].dropLast()), (1...60).contains(zone)
    else { return nil }
    return "EPSG:\((half == "S" ? 32700 : 32600) + zone)"
  }

  /// True for the text of such a list: a first line that is known, then a photo's name and two numbers.
  static func isList(_ text: [UInt8]) -> Bool {
    let lines = text.split(maxSplits: 3) { $0 == 0x0A || $0 == 0x0D }
    guard lines.count > 1, lines[0].count < 1000, PhotoPositionLayout(header: line(lines[0])) != nil else { return false }
    let cells = line(lines[1]).split { $0 == " " || $0 == "\t" }.map(String.init)
    return cells.count >= 3 && PhotoHeader.number(cells[0]) == nil && PhotoHeader.number(cells[1]) != nil
      && PhotoHeader.number(cells[2]) != nil
  }

  private static func line(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self).trimmingSpace }
}
