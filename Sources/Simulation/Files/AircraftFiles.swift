import SurveyModel

/// The files of an aircraft after a flight: the log, the subtitles of the first video, and a photo for each sighting.
func aircraftFiles(of party: Party, sightings: [Sighting], track: [[Fix]]) -> [Campaign.File] {
  let seconds = track.map(everySecond)
  var files = [
    Campaign.File(name: "surveys/flights/\(party.name).csv", bytes: airDataFile(seconds, photos: Set(sightings.map(\.time)))),
    Campaign.File(name: "surveys/flights/\(party.name).srt", bytes: subtitlesFile(seconds.first ?? [])),
  ]
  for (number, sighting) in sightings.enumerated() {
    files.append(
      Campaign.File(
        name: "surveys/photos/\(party.name)/\(photoName(number)).JPG", bytes: photoFile(sighting, number: number)))
  }
  return files
}

/// The height of flights above take-off, metres.
let flightHeight = 50.0

/// The name of the photo of the sighting with this number, from 0, without its ending. Every flight begins with the same name.
func photoName(_ number: Int) -> String {
  numbered("DJI_", number * 3 + 12, of: 9_999)
}

/// The fixes of a stretch, and interpolated ones between them, so that there is one for each second.
private func everySecond(_ fixes: [Fix]) -> [Fix] {
  var result: [Fix] = []
  for (a, b) in zip(fixes, fixes.dropFirst()) {
    let count = max(1, (b.time - a.time) / 1_000_000)
    for second in 0..<count {
      let part = Double(second) / Double(count)
      result.append(
        Fix(
          position: a.position.interpolated(to: b.position, part), time: a.time + second * 1_000_000))
    }
  }
  return result + fixes.suffix(1)
}

/// A log as AirData exports it, with the columns that are read and a few others. There is a row for each second, and another row
/// half a second after each photo, in which `isPhoto` is 0 again.
private func airDataFile(_ stretches: [[Fix]], photos: Set<Int64>) -> [UInt8] {
  var text = Text()
  text.add(
    "time(millisecond),datetime(utc),latitude,longitude,height_above_takeoff(meters),satellites,gpslevel, compass_heading(degrees),"
      + "isPhoto,isVideo,gimbal_pitch(degrees),flycStateRaw,flycState,message\n")
  let start = stretches.first?.first?.time ?? 0
  func add(_ fix: Fix, after half: Int64, isPhoto: Bool) {
    let cells = [
      String((fix.time - start) / 1000 + half), plainTime(fix.time), Text.number(fix.position.latitude, 9),
      Text.number(fix.position.longitude, 9), Text.number(flightHeight, 1), "17", "5", "90", isPhoto ? "1" : "0",
      "0", "-45", "14", "GPS_Waypoint", "",
    ]
    text.addRow(cells)
  }
  for fix in stretches.joined() {
    let isPhoto = photos.contains(fix.time)
    add(fix, after: 0, isPhoto: isPhoto)
    if isPhoto { add(fix, after: 500, isPhoto: false) }
  }
  return text.bytes
}

/// The subtitles of a DJI video, one for each second, in local time (UTC+8).
private func subtitlesFile(_ fixes: [Fix]) -> [UInt8] {
  var text = Text()
  for (index, fix) in fixes.enumerated() {
    func code(_ second: Int) -> String {
      "\(numbered("", second / 3600, of: 10)):\(numbered("", second / 60 % 60, of: 10)):\(numbered("", second % 60, of: 10)),000"
    }
    text.add("\(index + 1)\n\(code(index)) --> \(code(index + 1))\n")
    text.add("<font size=\"28\">FrameCnt: \(index + 1), DiffTime: 1000ms\n")
    text.add("\(plainTime(fix.time, hoursAhead: 8)).000\n")
    text.add("[iso: 100] [shutter: 1/500.0] [fnum: 2.8] [latitude: \(Text.number(fix.position.latitude, 6))] ")
    text.add(
      "[longitude: \(Text.number(fix.position.longitude, 6))] [rel_alt: \(Text.number(flightHeight, 1)) abs_alt: 1080.0] </font>\n\n"
    )
  }
  return text.bytes
}
