import PROJKit
package import SurveyModel

/// The photos that become observations.
package struct ChosenPhotos {
  /// In the order of the events.
  package var events: [PhotoEvent] = []
  package var findings: [Finding] = []
}

/// Chooses the photos that become observations: each with a position, but one of a shot that was saved in several files
/// (wide, zoom, thermal), and of a log's photo events those of which the photo itself is not there.
package func choosePhotos(_ events: [PhotoEvent]) -> ChosenPhotos {
  var chosen = ChosenPhotos()
  var shots: [String: PhotoEvent] = [:]
  var repeated: [String: (count: Int, example: String, first: String)] = [:]
  let photos = events.filter { $0.fault == nil && $0.isFile }
  var times = photos.map(\.time).filter { $0 != ObservationColumns.noTime }
  times.sort()
  // A list of photos tells of them by their names, and not when they were taken.
  let names = Set(photos.map { photoStem($0.name) })
  var known: [String: Int] = [:]
  for event in events where event.fault == nil && event.position != nil {
    if event.isFile {
      let key = shotKey(event)
      if let first = shots[key], isSameShot(first, event) {
        let folder = event.folder
        repeated[folder, default: (0, event.source, first.source)].count += 1
        continue
      }
      shots[key] = event
    } else if isNear(event.time, times) || (event.time == ObservationColumns.noTime && names.contains(photoStem(event.name))) {
      known[event.source, default: 0] += 1
      continue
    }
    chosen.events.append(event)
  }
  for (folder, found) in repeated {
    chosen.findings.append(
      Finding(
        .photoRepeated, .info,
        "\(found.count) photos are further pictures of a shot, \(found.example) of that of \(found.first) for one: a shot is "
          + "observed once.", source: folder.isEmpty ? found.example : folder))
  }
  for (source, count) in known {
    chosen.findings.append(
      Finding(
        .photoRepeated, .info, "\(count) photos that the log tells of are there themselves, and were taken from those.",
        source: source))
  }
  return chosen
}

/// DJI names the pictures of one shot DJI_20240516090302_0001_W, _Z, _T and _V; older thermal aircraft count on (_R, none).
private func shotKey(_ event: PhotoEvent) -> String {
  let name = photoStem(event.name)
  guard name.count > 2, let last = name.last, "wztvs".contains(last), name.dropLast().last == "_" else { return event.source }
  return event.folder + "/" + name.dropLast(2)
}

/// The same moment, to 2 s, and the same target or place.
func isSameShot(_ a: PhotoEvent, _ b: PhotoEvent) -> Bool {
  guard shotKey(a) == shotKey(b), a.time != ObservationColumns.noTime, b.time != ObservationColumns.noTime,
    let one = a.position, let other = b.position
  else { return false }
  let (difference, overflow) = a.time.subtractingReportingOverflow(b.time)
  return !overflow && abs(difference) <= 2_000_000
    && Geodesic.distance(
      fromLongitude: one.longitude, latitude: one.latitude, toLongitude: other.longitude, latitude: other.latitude) < 3
}

/// Whether one of the sorted times is within a second and a half.
private func isNear(_ time: Int64, _ times: [Int64]) -> Bool {
  guard time != ObservationColumns.noTime, !times.isEmpty else { return false }
  var low = 0
  var high = times.count
  while low < high {
    let middle = (low + high) / 2
    if times[middle] < time { low = middle + 1 } else { high = middle }
  }
  return [low - 1, low].contains { index in
    guard times.indices.contains(index) else { return false }
    let (difference, overflow) = times[index].subtractingReportingOverflow(time)
    return !overflow && abs(difference) <= 1_500_000
  }
}

/// A photo's name as it is compared: without folder and ending, lower case.
func photoStem(_ name: String) -> String {
  let file = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? name
  let endings: Set = ["jpg", "jpeg", "jpe", "dng", "tif", "tiff", "heic", "png", "mp4", "mov", "raw", "照片"]
  let lower = file.lowercased()
  guard let dot = lower.lastIndex(of: "."), endings.contains(String(lower[lower.index(after: dot)...])) else { return lower }
  return String(lower[..<dot])
}
