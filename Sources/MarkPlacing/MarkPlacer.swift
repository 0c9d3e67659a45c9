import PROJKit
package import SurveyModel
import TextKit

/// Finds the positions of marks: the coordinates of the row, else the photo that the row names, else the track that was under way
/// at the time of the row.
package struct MarkPlacer {
  /// Why the coordinates of a row are no position.
  package struct PositionFault: Error {
    package var rule: Rule
    package var message: String

    package init(rule: Rule, message: String) {
      self.rule = rule
      self.message = message
    }
  }

  /// What is known of one table of marks besides its rows.
  package struct Table {
    /// Microseconds since 1970 UTC at which a clock of the table's zone shows a local time, in microseconds since 1970.
    package var instant: (_ local: Int64) -> Int64
    /// True when the user named the zone of the table's times.
    package var zoneIsStated: Bool
    /// The names of the columns of photo and time.
    package var photoColumn: String?
    package var timeColumn: String?
    /// For rows with coordinates, by record: the position in WGS 84 with flags, or why there is none.
    package var positions: [Int: Result<(Coordinate, RuleSet), PositionFault>]

    package init(
      zoneIsStated: Bool, photoColumn: String?, timeColumn: String?,
      positions: [Int: Result<(Coordinate, RuleSet), PositionFault>], instant: @escaping (_ local: Int64) -> Int64
    ) {
      self.zoneIsStated = zoneIsStated
      self.photoColumn = photoColumn
      self.timeColumn = timeColumn
      self.positions = positions
      self.instant = instant
    }
  }

  private let photos: PhotoIndex
  private let tracks: TrackIndex
  /// Microseconds added to the marks' times.
  private let offset: Int64
  private let table: Table

  private var photoColumn: String? { table.photoColumn }
  private var timeColumn: String? { table.timeColumn }

  /// - Parameters:
  ///   - photos: the photos that marks can name.
  ///   - tracks: where crews and drones were.
  ///   - offset: microseconds added to the times of marks, whose clock was wrong.
  package init(photos: PhotoIndex, tracks: TrackIndex, offset: Int64, _ table: Table) {
    self.photos = photos
    self.tracks = tracks
    self.offset = offset
    self.table = table
  }

  /// Microseconds by which a mark and the photo that it names may differ in time before that is said.
  private static let sameTime: Int64 = 600_000_000
  private static let day: Int64 = 86_400_000_000
  /// Microseconds by which a day is off that was written in the wrong time zone, at most.
  private static let widest: Int64 = 50_400_000_000

  package func place(_ mark: Mark) -> PlacedMark {
    if mark.hasPosition { return placeOwn(mark) }
    guard let photo = mark.photo else { return placeByTime(mark, "") }
    switch photos.find(photo, flight: mark.flight, time: mark.time, offset: offset) {
    case .found(let event, let note): return place(mark, event, note)
    case .ambiguous(let sources):
      return .rejected(
        .markAmbiguous,
        "\(sources.count) photos are called \"\(photo)\": \(sources.prefix(3).joined(separator: ", ")); name the folder with it, or "
          + "give a date or flight", column: photoColumn)
    case .unknown:
      let reason = "no photo \"\(photo)\" is among the survey's"
      if hasTime(mark) { return placeByTime(mark, "; \(reason)") }
      return .rejected(.markPhotoUnknown, "\(reason); add the folder that holds it", column: photoColumn)
    }
  }

  // MARK: - By coordinates

  private func placeOwn(_ mark: Mark) -> PlacedMark {
    switch table.positions[mark.record] {
    case .success((let position, let flags)):
      var values = timed(mark)
      values.x = position.longitude
      values.y = position.latitude
      values.flags.formUnion(flags)
      return .placed(values, positionSource: nil)
    case .failure(let fault): return .rejected(fault.rule, fault.message, column: nil)
    case nil: return .rejected(.coordinateMissing, "there is no coordinate", column: nil)
    }
  }

  // MARK: - By photo

  private func place(_ mark: Mark, _ event: PhotoEvent, _ note: String) -> PlacedMark {
    guard let position = event.position else {
      let reason = "photo \(event.source) gives no position: \(event.fault?.message ?? "")"
      if event.time != ObservationColumns.noTime,
        case .placed(let values, let source) = placeAt(
          event.time, resolution: 1_000_000, mark, flags: event.flags, "; time of photo \(event.source)")
      {
        return .placed(values, positionSource: source)
      }
      if hasTime(mark) { return placeByTime(mark, "; \(reason)") }
      return .rejected(event.fault?.rule ?? .coordinateMissing, reason, column: photoColumn)
    }
    var values = timed(mark)
    if values.time == ObservationColumns.noTime {
      values.time = event.time
    } else if event.time != ObservationColumns.noTime, abs(values.time / 2 - event.time / 2) > Self.sameTime / 2 {
      values.flags.insert(.timesDiffer)
    }
    if case .day(let start) = mark.time, event.time != ObservationColumns.noTime,
      !(start &- Self.widest...start &+ Self.day &+ Self.widest).contains(event.time)
    {
      values.flags.insert(.timesDiffer)
    }
    settle(&values, mark, position, Double(event.accuracy), event.accuracySource, event.method)
    values.flags.formUnion(event.flags)
    let place = event.role == .target ? ", laser target" : event.role == .aircraft ? ", aircraft" : ""
    let name = event.isFile ? event.source : "\(event.name) in \(event.source)"
    return .placed(values, positionSource: "photo \(name)\(place)\(note)")
  }

  // MARK: - By time

  private func hasTime(_ mark: Mark) -> Bool {
    switch mark.time {
    case .instant, .timeOfDay: true
    default: false
    }
  }

  private func placeByTime(_ mark: Mark, _ note: String) -> PlacedMark {
    switch mark.time {
    case .instant(let time, let flags, let resolution):
      return placeAt(time &+ offset, resolution: resolution, mark, flags: flags, note)
    case .timeOfDay(let time, let stated, let resolution):
      let moments = moments(timeOfDay: time, stated: stated).filter { !tracks.hits(at: $0, resolution: resolution).isEmpty }
      var flags = RuleSet(.timeInferred)
      if stated == nil, !table.zoneIsStated { flags.insert(.timeZoneAssumed) }
      if moments.count > 1 {
        return .rejected(
          .markAmbiguous, "the row has no date, and tracks of \(moments.count) days were under way at that time; write the date",
          column: timeColumn)
      }
      guard let moment = moments.first else {
        return .rejected(
          .markTimeOutsideTrack, "no track of any day was under way at that time; check --time-zone and --clock-offset" + note,
          column: timeColumn)
      }
      return placeAt(moment, resolution: resolution, mark, flags: flags, note + "; date of the track")
    case .unreadable:
      return .rejected(.timeInvalid, "the time cannot be read; write it as 2024-05-16 08:12:04" + note, column: timeColumn)
    case .day:
      return .rejected(.markTimeOutsideTrack, "the row has a date and no time of day" + note, column: timeColumn)
    case .impossible(let rule, let message): return .rejected(rule, message + note, column: timeColumn)
    case .none:
      return .rejected(
        .coordinateMissing, "the row names no photo, says no time and has no coordinates", column: photoColumn ?? timeColumn)
    }
  }

  /// The moments at which a clock shows this time of day on the days of the tracks.
  private func moments(timeOfDay: Int64, stated: Int?) -> [Int64] {
    var days = Set<Int64>()
    for span in tracks.spans {
      // A stretch ends with a gap of 30 s in most formats, so it is of a day or two; a year is the most that is looked at.
      let first = (span.lowerBound / Self.day) - 2
      for day in first...min(first + 370, span.upperBound / Self.day + 2) { days.insert(day) }
    }
    return days.sorted().map { day in
      let local = day * Self.day + timeOfDay
      return (stated.map { local - Int64($0) * 1_000_000 } ?? table.instant(local)) &+ offset
    }
  }

  private func placeAt(
    _ time: Int64, resolution: Int64, _ mark: Mark, flags: RuleSet, _ note: String
  ) -> PlacedMark {
    var hits = tracks.hits(at: time, resolution: resolution)
    if let flight = mark.flight, hits.contains(where: { isOfFlight(flight, $0.source) }) {
      hits.removeAll { !isOfFlight(flight, $0.source) }
    }
    if mark.statesMethod, hits.contains(where: { $0.method == mark.values.method }) {
      hits.removeAll { $0.method != mark.values.method }
    }
    hits.sort { ($0.accuracy, $0.gap, $0.source) < ($1.accuracy, $1.gap, $1.source) }
    guard let best = hits.first else { return .rejected(.markTimeOutsideTrack, outside(time) + note, column: timeColumn) }
    if let other = hits.first(where: { distance($0.position, best.position) > Self.apart }) {
      return .rejected(
        .markAmbiguous,
        "at \(text(time)) \(best.source) and \(other.source) were at different places; name the flight in a column of its own",
        column: timeColumn)
    }
    var values = timed(mark)
    values.time = time
    // From the air most of the error is the distance between aircraft and outlet, which a track does not state.
    let isAircraft = best.method == .drone
    settle(&values, mark, best.position, best.accuracy, isAircraft ? .assumed : .derived, best.method)
    values.flags.formUnion(flags)
    values.flags.insert(.accuracyAssumed)
    if isAircraft { values.flags.insert(.positionIsAircraft) }
    let seconds = (best.gap * 10).rounded() / 10
    let place = "track \(best.source) at \(text(time)), gap \(seconds) s\(isAircraft ? ", aircraft" : "")"
    return .placed(values, positionSource: place + note)
  }

  /// Metres within which tracks of one time are the same walk or flight, written by two devices.
  private static let apart = 30.0

  private func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
    Geodesic.distance(fromLongitude: a.longitude, latitude: a.latitude, toLongitude: b.longitude, latitude: b.latitude)
  }

  private func outside(_ time: Int64) -> String {
    guard let (source, distance) = tracks.nearest(to: time) else {
      return "no track with times is among the survey's files, so a time says no place"
    }
    if distance == 0 {
      return "\(source) was under way at \(text(time)), but has no fix near it (--max-gap)"
    }
    let seconds = distance / 1_000_000
    let away =
      seconds >= 7200 ? "\(seconds / 3600) h \(seconds % 3600 / 60) min" : seconds >= 120 ? "\(seconds / 60) min" : "\(seconds) s"
    return
      "no track was under way at \(text(time)); the nearest, \(source), is \(away) away: is it --time-zone or --clock-offset?"
  }

  private func text(_ time: Int64) -> String { String(writing: { $0.appendTime(time) }) }

  // MARK: - Values

  /// The mark's own values with its time on the right clock.
  private func timed(_ mark: Mark) -> ObservationValues {
    var values = mark.values
    switch mark.time {
    case .instant(let time, let flags, _):
      values.time = time &+ offset
      values.flags.formUnion(flags)
    case .day(let time):
      values.time = time &+ offset
      values.flags.insert(.timeInferred)
    case .unreadable, .impossible: values.flags.insert(.timeUnreadable)
    case .none, .timeOfDay: break
    }
    return values
  }

  /// Gives a mark a position that its row does not state.
  private func settle(
    _ values: inout ObservationValues, _ mark: Mark, _ position: Coordinate, _ accuracy: Double, _ source: AccuracySource,
    _ method: SurveyMethod
  ) {
    values.x = position.longitude
    values.y = position.latitude
    values.accuracy = Float(accuracy)
    values.accuracySource = source
    // The accuracy in the row is not that of this position.
    values.flags.remove(RuleSet(.accuracyAssumed))
    values.flags.remove(RuleSet(.accuracyUnreadable))
    if !mark.statesMethod { values.method = method }
  }
}
