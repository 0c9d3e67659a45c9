import Ingest
import SurveyModel

/// The open ledger of a survey: one entry for each source, and what was read from all of them.
///
/// Sources are entered one after the other. ``sealed(_:)`` sorts and audits everything once; afterwards nothing changes.
struct SourceLedger: Sendable {
  private var entries: [SourceEntry] = []
  /// The names that observations stand under, and the entry that each belongs to. A folder of photos has one entry and a name for
  /// each photo.
  private var names: [(text: String, entry: Int)] = []
  private var numberOfName: [String: Int32] = [:]
  private var entryOfFolder: [String: Int] = [:]
  private var observations = ObservationColumns()
  private(set) var tracks: [Track] = []
  /// Photos, and photos that logs tell of.
  private(set) var photos: [PhotoEvent] = []

  /// The number that observations of the next source name it by.
  var nextNumber: Int32 { Int32(truncatingIfNeeded: names.count) }

  var isEmpty: Bool { entries.isEmpty }

  func isKnown(_ name: String) -> Bool { numberOfName[name] != nil }

  /// Enters a file, sheet, layer or table of marks with what was read from it under ``nextNumber``.
  mutating func enter(_ entry: SourceEntry, _ file: SurveyFile) {
    addName(entry.name, entry: entries.count)
    entries.append(entry)
    if observations.count == 0 {
      observations = file.observations
    } else {
      observations.append(contentsOf: file.observations)
    }
    tracks += file.tracks
    photos += file.photos
  }

  /// Enters folders of photos.
  mutating func enter(_ folders: PhotoFolders) {
    for (folder, entry) in folders.entries {
      entryOfFolder[folder] = entries.count
      entries.append(entry)
    }
    photos += folders.events
  }

  /// Makes an observation of a photo that has a position.
  /// - Throws: `InvariantError` when neither the photo's folder nor the log that tells of it was entered.
  mutating func observe(_ event: PhotoEvent, at position: Coordinate) throws(InvariantError) {
    if !isKnown(event.source) {
      guard let entry = entryOfFolder[event.folder] else {
        throw InvariantError("the photo \(event.source) belongs to no source")
      }
      addName(event.source, entry: entry)
    }
    observations.append(event, at: position, source: numberOfName[event.source] ?? 0)
  }

  private mutating func addName(_ name: String, entry: Int) {
    numberOfName[name] = nextNumber
    names.append((name, entry))
  }

  /// Closes the ledger: names in the order of their bytes, observations by source and record, every entry audited.
  /// - Parameter collected: what was looked at, left out or refused on the way.
  /// - Throws: `InvariantError` when the books of a source do not balance.
  consuming func sealed(_ collected: CollectedFiles) throws(InvariantError) -> Surveys {
    for entry in entries { try entry.audit() }
    let order = names.indices.sorted { names[$0].text.utf8.lexicographicallyPrecedes(names[$1].text.utf8) }
    // Files were read in that order; photos and marks come late.
    if order != Array(names.indices) || !observations.isInOrder {
      var numbers = [Int32](repeating: 0, count: order.count)
      for (new, old) in order.enumerated() { numbers[old] = Int32(truncatingIfNeeded: new) }
      for row in observations.source.indices { observations.source[row] = numbers[Int(observations.source[row])] }
      let (source, record) = (observations.source, observations.record)
      observations = observations.selecting(
        (0..<observations.count).sorted { (source[$0], record[$0]) < (source[$1], record[$1]) })
    }
    return Surveys(
      entries: entries, names: order.map { names[$0].text }, entryOfName: order.map { names[$0].entry },
      rows: rowsOfSources(observations, count: names.count), observations: observations, tracks: tracks, photos: photos,
      collected: collected)
  }
}

extension ObservationColumns {
  fileprivate var isInOrder: Bool {
    (1..<max(1, count)).allSatisfy { (source[$0 - 1], record[$0 - 1]) < (source[$0], record[$0]) }
  }

  /// Adds a photo as an observation.
  fileprivate mutating func append(_ event: PhotoEvent, at position: Coordinate, source: Int32) {
    self.source.append(source)
    record.append(Int32(clamping: event.record))
    byteOffset.append(event.byteOffset)
    byteCount.append(Int32(clamping: event.byteCount))
    x.append(position.longitude)
    y.append(position.latitude)
    longitude.append(position.longitude)
    latitude.append(position.latitude)
    time.append(event.time)
    accuracy.append(event.accuracy)
    accuracySource.append(event.accuracySource)
    method.append(event.method)
    type.append(.unknown)
    flags.append(event.flags)
    recordedID.append(event.name)
    name.append(String?.none)
    code.append(String?.none)
    claims.appendNothing(1)
    attributes.append(event.attributes)
  }
}

/// The rows of each of `count` sources, which stand one after the other.
private func rowsOfSources(_ observations: ObservationColumns, count: Int) -> [Range<Int>] {
  var counts = [Int](repeating: 0, count: count)
  for source in observations.source { counts[Int(source)] += 1 }
  var start = 0
  return counts.map { count in
    defer { start += count }
    return start..<start + count
  }
}
