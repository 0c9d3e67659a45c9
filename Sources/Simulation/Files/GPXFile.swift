import SurveyModel

/// A GPX 1.1 file with a waypoint for each sighting, and the track.
func gpxFile(
  of party: Party, sightings: [Sighting], rivers: [SimulatedRiver], track: [[Fix]]
) -> [UInt8] {
  var text = Text()
  text.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  text.add("<gpx version=\"1.1\" creator=\"outlets simulate\" xmlns=\"http://www.topografix.com/GPX/1/1\" ")
  text.add("xmlns:survey=\"urn:outlets:survey\">\n")
  // GPX has no element of its own for the survey method.
  let method = "<extensions><survey:method>\(party.method.name)</survey:method></extensions>"
  for sighting in sightings {
    let river = rivers[sighting.namedRiver]
    text.add("<wpt \(attributes(sighting.position))>\n")
    text.add("  <time>\(Text.time(sighting.time))</time>\n")
    text.add("  <name>\(sighting.recordedID)</name>\n")
    if sighting.isRemarked { text.add("  <cmt>\(repeatRemark)</cmt>\n") }
    text.add("  <desc>\(river.name) (\(river.nameEn))</desc>\n")
    text.add("  <sym>Flag, Blue</sym>\n")
    if sighting.type != .unknown { text.add("  <type>\(sighting.type.name)</type>\n") }
    text.add("  <fix>3d</fix>\n")
    if let hdop = sighting.hdop { text.add("  <hdop>\(Text.number(hdop, 1))</hdop>\n") }
    text.add("  \(method)\n")
    text.add("</wpt>\n")
  }
  text.add("<trk>\n  <name>\(party.name)</name>\n  <type>\(party.method.name)</type>\n  \(method)\n")
  for stretch in track where stretch.count > 1 {
    text.add("  <trkseg>\n")
    for fix in stretch {
      let dilution = fix.hdop.map { "<hdop>\(Text.number($0, 1))</hdop>" } ?? ""
      text.add("    <trkpt \(attributes(fix.position))><time>\(Text.time(fix.time))</time>\(dilution)</trkpt>\n")
    }
    text.add("  </trkseg>\n")
  }
  text.add("</trk>\n</gpx>\n")
  return text.bytes
}

private func attributes(_ position: Coordinate) -> String {
  "lat=\"\(Text.number(position.latitude, 7))\" lon=\"\(Text.number(position.longitude, 7))\""
}
