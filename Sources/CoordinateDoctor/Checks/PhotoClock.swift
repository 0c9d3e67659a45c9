package import SurveyModel

/// A camera whose clock is off by half hours, against the tracks at the places of its photos; where these say nothing, against
/// the forms and marks there.
/// - Parameter photos: of one camera, as far as a folder is one; in WGS 84.
package func photoClock(_ photos: [PhotoEvent], tracks: Passages, forms: Passages) -> Suspicion? {
  // Many photos of one place count once: another person may have passed there by chance.
  var seen: Set<Int64> = []
  var (positions, times): ([Coordinate], [Int64]) = ([], [])
  var zoneIsAssumed = true
  for photo in photos where photo.fault == nil && photo.time != ObservationColumns.noTime {
    guard let position = photo.position, position.isFinite, seen.insert(Passages.cell(of: position)).inserted else { continue }
    positions.append(position)
    times.append(photo.time)
    if !photo.flags.contains(.timeZoneAssumed) { zoneIsAssumed = false }
  }
  let walk = Walk(positions, times: times)
  func said(_ shift: ClockShift, _ others: String, _ other: String, _ offset: String) -> Suspicion {
    Suspicion(
      .suspectClock,
      "The times of these photos are \(shift.words) those of the \(others) at the same places, for \(shift.support) of the "
        + "\(shift.near) places of photos near \(other). "
        + (zoneIsAssumed
          ? "They state no time zone: give --time-zone \(shift.zone)."
          : "One of the two has a wrong clock or time zone: ask the crew which; \(offset)."))
  }
  if let shift = tracks.shift(of: walk) {
    return said(shift, "tracks", "a track", "marks that give the times of this camera want --clock-offset \(shift.remedy)")
  }
  return forms.shift(of: walk).map {
    said($0, "records", "a record", "where it is the times of the marks, --clock-offset mends them")
  }
}

/// What the clocks of cameras seem to be off by, folder by folder.
/// - Parameters:
///   - photos: of the whole run, in WGS 84.
///   - tracks: all tracks of the run.
///   - forms: walks of the records that are no photos.
package func photoClocks(_ photos: [PhotoEvent], tracks: Passages, forms: Passages) -> [Finding] {
  let folders = Dictionary(grouping: photos.lazy.filter(\.isFile), by: \.folder)
  return folders.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { name in
    guard let photos = folders[name], let first = photos.first,
      let found = photoClock(photos, tracks: tracks, forms: forms)
    else { return nil }
    return found.finding(source: name.isEmpty ? first.source : name)
  }
}
