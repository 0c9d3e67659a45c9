import Ingest
import SurveyModel

extension PhotoFolders {
  /// Reads one photo of the survey. One that the user named and that cannot be read ends the run; in a folder it is noted.
  mutating func read(_ file: SurveyPath, _ reader: SurveyReader, _ collected: inout CollectedFiles) throws {
    let read = try readPhotoHeader(file.path, options: reader.options(.photo, source: file.source, index: 0))
    if let fault = read.photo.event.fault {
      if fault.rule == .photoUnreadable, file.isNamed {
        throw InputError(.unreadable, "\(fault.message).", source: file.source)
      }
      // Maps and scans are TIFF too.
      if fault.rule == .coordinateMissing, read.photo.fields.isEmpty, !file.isNamed, file.source.lowercased().contains(".tif") {
        return collected.skip(file.source, "a picture without a camera's data")
      }
    }
    try add(read, source: file.source, reader: reader)
  }
}

extension Surveys {
  /// Takes over the photos: their folders as inputs, their places for marks.
  mutating func add(_ folders: PhotoFolders) {
    for (folder, input) in folders.inputs {
      photoInputs[folder] = inputs.count
      inputs.append(input)
    }
    photos += folders.events
    rejections += folders.rejections
    collected.findings += folders.findings
    for (source, twin) in folders.repeated { collected.skipped.append((source, "the same photo as \(twin)")) }
  }

  /// Makes observations of the photos that can be one each.
  mutating func observePhotos() {
    let chosen = SurveyPipeline.observePhotos(photos)
    collected.findings += chosen.findings
    for event in chosen.events {
      guard let position = event.position else { continue }
      observations.append(event, at: position, source: index(of: event))
    }
  }

  /// The index of the source that tells of a photo.
  private mutating func index(of event: PhotoEvent) -> Int32 {
    if let known = sourceIndex[event.source] { return known }
    let index = Int32(truncatingIfNeeded: sources.count)
    sources.append(event.source)
    inputOfSource.append(photoInputs[PhotoFolders.folder(of: event.source)] ?? 0)
    sourceIndex[event.source] = index
    return index
  }

  /// Puts sources in the order of their names, and observations in that of sources and records, as all later stages want
  /// them. Files were read in that order already; photos and marks come late.
  mutating func sortBySource() {
    let order = sources.indices.sorted { sources[$0].utf8.lexicographicallyPrecedes(sources[$1].utf8) }
    guard order != Array(sources.indices) || !isInOrder else { return }
    var place = [Int32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = Int32(truncatingIfNeeded: new) }
    sources = order.map { sources[$0] }
    inputOfSource = order.map { inputOfSource[$0] }
    for row in observations.source.indices { observations.source[row] = place[Int(observations.source[row])] }
    let rows = (0..<observations.count).sorted {
      (observations.source[$0], observations.record[$0]) < (observations.source[$1], observations.record[$1])
    }
    observations = observations.selecting(rows)
  }

  private var isInOrder: Bool {
    (1..<max(1, observations.count)).allSatisfy {
      (observations.source[$0 - 1], observations.record[$0 - 1]) < (observations.source[$0], observations.record[$0])
    }
  }
}

extension ObservationColumns {
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
