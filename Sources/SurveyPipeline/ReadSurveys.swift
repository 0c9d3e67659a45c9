import CoordinateDoctor
import FileKit
import Ingest
import PROJKit
import Reprojection
import SurveyModel

/// The survey files, read and in WGS 84.
struct Surveys: Sendable {
  var sources: [String] = []
  var observations = ObservationColumns()
  var tracks: [Track] = []
  /// Photos, and what logs tell of photos.
  var photos: [PhotoEvent] = []
  var rejections: [Rejection] = []
  var inputs: [RunDescription.Input] = []
  /// For each source the index of its input: photos of a folder share one.
  var inputOfSource: [Int] = []
  /// Folder of photos → index of its input; name of a source → its index, of those that tell of photos.
  var photoInputs: [String: Int] = [:]
  var sourceIndex: [String: Int32] = [:]
  /// For each table, layer and log among `sources`, by its name, how its coordinates were taken.
  var ways: [String: CoordinateWay] = [:]
  /// What was looked at, left out or refused on the way.
  var collected: CollectedFiles
}

/// Crews bring them home by the hundred; they hold no table and no place that is read, so leaving them out loses no record.
private func isPicture(_ name: String) -> Bool {
  let endings: Set = [
    "png", "heic", "gif", "bmp", "webp", "mp4", "mov", "avi", "lrf", "lrv", "thm", "wav", "mp3", "pdf", "doc", "docx", "ppt",
    "pptx",
  ]
  return name.split(separator: ".").last.map { endings.contains($0.lowercased()) } ?? false
}

/// Reads every file that the user named, and those in the folders, in the order of their names.
/// - Parameter remedies: what mends the coordinates of a file, by its source.
func readSurveys(
  _ options: ProcessOptions, remedies: [String: Remedy] = [:], _ progress: Progress.Observer
) throws -> Surveys {
  let collected = try collectFiles(
    options.surveys,
    layers: [options.rivers.path, options.rivers.aliases, options.rivers.water, options.basins, options.districts]
      .compactMap { $0 }
      + options.marks.files)
  var surveys = Surveys(collected: collected)
  let reader = try SurveyReader(options.reading, jobs: options.jobs)
  var hashes: [String: String] = [:]
  var photos = PhotoFolders(isObserving: options.reading.photoEvents)
  var bytesRead = 0
  for file in collected.files {
    try Interruption.check()
    if !file.isNamed, isPicture(file.source) {
      surveys.collected.skip(file.source, "a photo, video or document")
      continue
    }
    do {
      if isPhotoName(file.place.name) {
        try photos.read(file, reader, &surveys.collected)
        continue
      }
      if let files = try surveyLayer(file) {
        // A layer that was named is one of several in a file of the same bytes.
        if let digest = files.digest, file.place.layer == nil {
          if surveys.leaveOutTwin(file.source, hashes[digest.sha256]) { continue }
          hashes[digest.sha256] = file.source
        }
        let (read, digest) = try (remedies[file.source].map(reader.mending) ?? reader)
          .read(files, source: file.source, index: surveys.sources.count)
        surveys.add(read, file, digest, layer: files)
        bytesRead += digest.size
        progress(Progress(stage: .reading, done: bytesRead, total: nil, observations: surveys.observations.count))
        continue
      }
      let content = try readFile(file.path, jobs: options.jobs)
      if surveys.leaveOutTwin(file.source, hashes[content.sha256]) { continue }
      switch sniffFormat(name: file.place.name, prefix: Array(content.bytes.prefix(65536))) {
      case .unrecognised:
        let reason = "no survey file that is known (CSV, GPX, GeoJSON, a photo, a flight or receiver log)"
        if file.isNamed { throw InputError(.unreadable, "It is \(reason).", source: file.source) }
        surveys.collected.skip(file.source, reason)
      case .refused(let reason):
        throw InputError(.unreadable, reason, source: file.source)
      case .format(.csv) where !file.isNamed && reader.isRepeatWithoutPositions(content.bytes, source: file.source):
        surveys.collected.skip(
          file.source,
          "a repeat of a form without places of its own: its rows belong to rows of the form, and what they say was not joined to them"
        )
        continue
      case .format(let format):
        if !format.isWorkbook { hashes[content.sha256] = file.source }
        let read = try (remedies[file.source].map(reader.mending) ?? reader).reading(sheet: file.place.layer)
          .read(content.bytes, format, source: file.source, index: surveys.sources.count)
        if let sheet = read.file.description.sheet {
          // Another sheet of the same bytes is no twin.
          let key = "\(content.sha256):\(sheet)"
          if surveys.leaveOutTwin(file.source, hashes[key]) { continue }
          hashes[key] = file.source
        }
        surveys.add(read, file, FilesDigest(size: content.size, sha256: content.sha256))
      }
      bytesRead += content.size
      progress(Progress(stage: .reading, done: bytesRead, total: nil, observations: surveys.observations.count))
    } catch let error as InputError where !file.isNamed && error.code != .noOperation && error.code != .usage {
      surveys.collected.refuse(file.source, error.message)
    }
  }
  surveys.add(photos)
  try surveys.addMarks(options, reader)
  if options.reading.photoEvents { surveys.observePhotos() }
  surveys.sortBySource()
  if surveys.inputs.isEmpty, surveys.collected.refusedFiles == 0 {
    surveys.collected.findings.append(
      Finding(
        .noRecords, .warning,
        "No survey file was found in \(options.surveys.map { InputPlace($0).source }.sorted().joined(separator: ", "))."))
  }
  return surveys
}

extension Surveys {
  /// True when a file of the same bytes was read already, which is then said.
  fileprivate mutating func leaveOutTwin(_ source: String, _ twin: String?) -> Bool {
    guard let twin else { return false }
    collected.skipped.append((source, "the same bytes as \(twin)"))
    collected.findings.append(
      Finding(
        .fileRepeated, .warning, "\(source) has the same bytes as \(twin); its records are counted once.", source: source))
    return true
  }

  fileprivate mutating func add(
    _ read: ReadSurvey, _ path: SurveyPath, _ content: FilesDigest, layer: LayerFiles? = nil
  ) {
    let source = path.source
    sources.append(source)
    inputOfSource.append(inputs.count)
    if !read.file.photos.isEmpty { sourceIndex[source] = Int32(truncatingIfNeeded: sources.count - 1) }
    ways[source] = CoordinateWay(
      path: path.path, layer: layer, sheet: path.place.layer, format: read.file.description.format, crs: read.crs,
      operation: read.chosen)
    if observations.count == 0 {
      observations = read.file.observations
    } else {
      observations.append(contentsOf: read.file.observations)
    }
    tracks += read.file.tracks
    photos += read.file.photos
    collected.findings += read.file.findings
    rejections += read.file.rejections
    inputs.append(
      RunDescription.Input(
        role: .survey, name: source, size: content.size, sha256: content.sha256, description: read.file.description,
        account: read.file.account, operation: read.operation))
  }
}

/// One file, read and in WGS 84.
struct ReadSurvey: Sendable {
  var file: SurveyFile
  var crs: CRS
  var chosen: ChosenOperation

  var operation: RunDescription.Operation { chosen.summary }
}

/// How the coordinates of a file became WGS 84.
struct CoordinateWay: Sendable {
  var path: String
  /// What GDAL reads, where it does.
  var layer: LayerFiles?
  /// The sheet of a workbook that was named as its layer.
  var sheet: String?
  var format: FileFormat
  var crs: CRS
  var operation: ChosenOperation
}

/// Reads survey files as the options say.
struct SurveyReader: Sendable {
  private var base: IngestOptions
  private var crsPolicy: CRSPolicy
  private var isMending = false
  private let operationPolicy: OperationPolicy
  private let jobs: Int

  init(_ reading: SurveyReading, jobs: Int) throws(InputError) {
    base = try ingestOptions(reading, jobs: jobs)
    crsPolicy = try CRSPolicy(override: reading.overrideCRS, fallback: reading.crs)
    operationPolicy = OperationPolicy(acceptBallpark: reading.acceptBallpark, operation: reading.operation)
    self.jobs = jobs
  }

  /// A reader that reads as if the remedy had been asked for, and flags every observation with that.
  func mending(_ remedy: Remedy) throws -> SurveyReader {
    var reader = self
    reader.isMending = true
    reader.base.coordinates.mending = remedy.mending
    reader.base.coordinates.keepsOrder = remedy.keepsOrder
    if let crs = remedy.crs { reader.crsPolicy.override = try CRS(crs) }
    return reader
  }

  /// A reader of this sheet of workbooks; nil leaves the choice as it was.
  func reading(sheet: String?) -> SurveyReader {
    guard let sheet else { return self }
    var reader = self
    reader.base.sheet = sheet
    return reader
  }

  /// The pairs of a file as they stand, of the records that cannot be right too; in the file's own CRS.
  func pairs(_ bytes: [UInt8], _ format: FileFormat, source: String) throws -> [Coordinate] {
    var reader = self
    reader.base.coordinates.isJudged = false
    return Self.pairs(try reader.parse(bytes, format, source: source, index: 0).file.observations)
  }

  /// As above, of a layer.
  func pairs(_ files: LayerFiles, source: String) throws -> [Coordinate] {
    var reader = self
    reader.base.coordinates.isJudged = false
    return Self.pairs(try reader.parse(files, source: source, index: 0).layer.observations)
  }

  private static func pairs(_ observations: ObservationColumns) -> [Coordinate] {
    zip(observations.x, observations.y).map { Coordinate(x: $0, y: $1) }
  }

  /// Options for a file of this format, with the CRS policy built in.
  func options(_ format: FileFormat, source: String, index: Int) -> IngestOptions {
    var options = base
    options.source = source
    options.sourceIndex = Int32(truncatingIfNeeded: index)
    let policy = crsPolicy
    options.coordinateKind = { try policy.kind(of: format, stated: $0, source: source) }
    return options
  }

  func isRepeatWithoutPositions(_ bytes: [UInt8], source: String) -> Bool {
    FormRepeat.lacksPositions(bytes, options: options(.csv, source: source, index: 0))
  }

  func read(_ bytes: [UInt8], _ format: FileFormat, source: String, index: Int) throws -> ReadSurvey {
    let (file, text) = try parse(bytes, format, source: source, index: index)
    return try finish(file, source: source, text)
  }

  /// A layer that GDAL reads, with what identifies its files.
  func read(_ files: LayerFiles, source: String, index: Int) throws -> (ReadSurvey, FilesDigest) {
    let read = try parse(files, source: source, index: index)
    let digest = try files.identity(read.digest)
    return (try finish(read.layer, source: source, []), digest)
  }

  private func parse(_ files: LayerFiles, source: String, index: Int) throws -> LayerRead<SurveyFile> {
    var request = files.request
    request.source = source
    request.encoding = base.encoding
    var read = try readOGRSurvey(request, options: options(request.format, source: source, index: index))
    read.layer = try checked(read.layer, source: source)
    return read
  }

  /// Brings the positions to WGS 84; `text` are the bytes that the books were kept over.
  private func finish(_ read: SurveyFile, source: String, _ text: [UInt8]) throws -> ReadSurvey {
    var file = read
    let (crs, chosen) = try reproject(&file, source: source, text)
    if isMending {
      for row in 0..<file.observations.count {
        if file.observations.flags[row].isEmpty { file.account.flagged += 1 }
        file.observations.flags[row].insert(.coordinateFixed)
      }
    }
    return ReadSurvey(file: file, crs: crs, chosen: chosen)
  }

  /// A file with its books checked, in its own CRS, and the bytes that the books were kept over.
  private func parse(
    _ bytes: [UInt8], _ format: FileFormat, source: String, index: Int
  ) throws -> (file: SurveyFile, bytes: [UInt8]) {
    let options = options(format, source: source, index: index)
    if format == .kmz {
      let (map, text) = try readKMZ(bytes, options: options)
      return (try checked(map, source: source), text)
    }
    if format.isWorkbook {
      let (sheet, text) = try readWorkbook(bytes, format: format, options: options)
      return (try checked(sheet, source: source), text)
    }
    let file =
      switch format {
      case .csv: try readCSV(bytes, options: options)
      case .geoJSON: try readGeoJSONSurvey(bytes, options: options)
      case .geoJSONSequence: try readGeoJSONSequenceSurvey(bytes, options: options)
      case .gpx: try readGPX(bytes, options: options)
      case .kml: try readKML(bytes, options: options)
      case .fit: try readFIT(bytes, options: options)
      case .airData, .djiFlightRecord, .litchiLog, .droneDeployLog, .autopilotTable: try readFlightTable(bytes, options: options)
      case .nmea: try readNMEA(bytes, options: options)
      case .djiSubtitles: try readSRT(bytes, options: options)
      case .ulog: try readULog(bytes, options: options)
      case .dataFlash: try readDataFlash(bytes, options: options)
      case .dataFlashText: try readDataFlashText(bytes, options: options)
      case .djiTimestamps: try readMRK(bytes, options: options)
      case .mavlink: try readMAVLink(bytes, options: options)
      case .geoPackage, .shapefile, .flatGeobuf, .fileGDB, .mapInfo, .gml, .openStreetMap, .postGIS:
        throw InputError(
          .unreadable, "\(format.rawValue) cannot be read packed or from a stream; unpack it and name the file", source: source)
      case .photo: try readPhotoFile(bytes, options: options)
      case .marks: throw InvariantError("marks are read with what they are joined to")
      case .kmz, .excelSheet, .openDocumentSheet: throw InvariantError("\(source): an archive is no file of one text")
      }
    return (try checked(file, source: source), bytes)
  }

  private func checked(_ file: SurveyFile, source: String) throws -> SurveyFile {
    if let imbalance = file.account.imbalance { throw InvariantError("\(source): \(imbalance)") }
    return file
  }

  func crs(_ format: FileFormat, stated: String?, source: String) throws(InputError) -> CRS {
    try crsPolicy.crs(of: format, stated: stated, source: source)
  }

  /// Takes the place of one photo to WGS 84.
  func reprojectPhoto(_ event: inout PhotoEvent, statedCRS: String?) throws -> RunDescription.Operation {
    let crs = try crs(.photo, stated: statedCRS, source: event.source)
    var photos = [event]
    let operation = try chooseOperation(
      from: crs, x: [event.position?.x ?? 0], y: [event.position?.y ?? 0], policy: operationPolicy, source: event.source)
    if !crs.isGeographicWGS84 { try reprojectPhotos(&photos, operation) }
    event = photos[0]
    return operation.summary
  }

  func reproject(
    _ file: inout SurveyFile, source: String, _ bytes: [UInt8]
  ) throws -> (CRS, ChosenOperation) {
    let crs = try crs(file.description.format, stated: file.description.statedCRS, source: source)
    if file.description.statedCRS == nil, crsPolicy.isAssumed(file.description.format) {
      file.findings.append(
        Finding(
          .crsAssumed, .info,
          "This file states no CRS and was taken as WGS 84. Phone maps in China give GCJ-02 (--crs gcj02).", source: source))
    }
    let operation: ChosenOperation
    if crs.isGeographicWGS84 {
      operation = try chooseOperation(from: crs, x: [], y: [], policy: operationPolicy, source: source)
      // One storage for both instead of two of the same content.
      file.observations.x = file.observations.longitude
      file.observations.y = file.observations.latitude
    } else {
      let fixes = file.tracks.flatMap { $0.stretches.joined() }
      operation = try chooseOperation(
        from: crs, x: file.observations.x + fixes.map(\.x), y: file.observations.y + fixes.map(\.y),
        policy: operationPolicy, source: source)
      try reprojectObservations(&file, crs, operation, source: source, bytes, jobs: jobs)
      try reprojectTracks(&file, operation, jobs: jobs)
      try reprojectPhotos(&file.photos, operation)
    }
    for track in file.tracks.indices { file.tracks[track].length = length(of: file.tracks[track]) }
    return (crs, operation)
  }
}

/// Geodesic metres along the fixes of a track; the gaps between its stretches add nothing.
private func length(of track: Track) -> Double {
  track.stretches.reduce(0) { total, fixes in
    zip(fixes, fixes.dropFirst()).reduce(total) { total, pair in
      total
        + Geodesic.distance(
          fromLongitude: pair.0.longitude, latitude: pair.0.latitude, toLongitude: pair.1.longitude,
          latitude: pair.1.latitude)
    }
  }
}

/// A check of our own that failed: a fault of the program, not of the input (exit 70).
public struct InvariantError: Error, Sendable, CustomStringConvertible {
  public var description: String

  init(_ what: String) {
    description = "internal check failed: \(what). Nothing was written; please report this with the input."
  }
}
