import CoordinateDoctor
import FileKit
import Ingest
import MarkPlacing
import Reprojection
import ResultArchive
import SurveyModel
import Workers

/// A mending of a source that was asked for and that the doctor is sure of.
struct Mending: Sendable {
  var fault: Fault
  var remedy: Remedy
}

/// Reads every file that the user named, and those in the folders, in the order of their names.
/// - Parameter mendings: what mends the coordinates of a source, by its name.
func readSurveys(
  _ options: ProcessOptions, mendings: [String: Mending] = [:], _ control: RunControl
) throws -> Surveys {
  let collected = try collectFiles(
    options.surveys.map { NamedInput($0) }, layers: options.otherInputs.map { NamedInput($0) },
    cancellation: control.cancellation, isResult: isOutputFolder)
  var intake = try SurveyIntake(options, mendings, collected, control)
  let sizes = collected.files.map { file in (try? inputStatus(file.path).size) ?? 0 }
  control.reading.expect(sizes.reduce(0, +))
  for (file, size) in zip(collected.files, sizes) {
    try intake.read(file)
    control.reading.advance(size, observations: intake.takeObservations())
  }
  let orders = intake.sisters.orders
  if !orders.isEmpty {
    // Some files do not show the order of their dates, and others with the same column do.
    intake = try SurveyIntake(options, mendings, collected, control)
    intake.dateOrders = orders
    for file in collected.files { try intake.read(file) }
  }
  intake.closePhotos()
  try intake.readMarks(options.marks)
  if options.reading.photoEvents { try intake.observePhotos() }
  intake.noteNothing(options)
  return try intake.ledger.sealed(intake.collected)
}

/// Reads the files of a survey one after the other and enters each into the ledger.
struct SurveyIntake {
  let reader: SurveyReader
  private(set) var ledger = SourceLedger()
  /// What the dates of the files that were read show of their order.
  private(set) var sisters = SisterDates()
  /// The order of the dates of a file that does not show it itself, by the name of the file.
  var dateOrders: [String: DateOrder] = [:]
  private(set) var collected: CollectedFiles
  private let mendings: [String: Mending]
  private let control: RunControl
  private var photos: PhotoFolders
  /// SHA-256 of a content, and of a sheet its name → the first source with it.
  private var sourceOfContent: [String: String] = [:]
  /// The observations since ``takeObservations()`` was called last.
  private var observations = 0

  init(
    _ options: ProcessOptions, _ mendings: [String: Mending], _ collected: CollectedFiles,
    _ control: RunControl
  ) throws {
    reader = SurveyReader(options.reading, jobs: control.jobs)
    photos = PhotoFolders(isObserving: options.reading.photoEvents)
    self.mendings = mendings
    self.collected = collected
    self.control = control
  }

  /// Reads one file. A fault in a file that the user named ends the run; in a folder the file is refused, and that is said.
  mutating func read(_ file: SurveyPath) throws {
    try control.cancellation.check()
    if !file.isNamed, let reason = reasonToLeaveOut(file.source) { return collected.skip(file.source, reason) }
    do {
      if isPhotoName(file.input.name) {
        try photos.read(file, reader, &collected)
      } else if let layer = try openSurveyLayer(file.input) {
        try read(layer, file)
      } else {
        try readContent(of: file)
      }
    } catch let error as InputError where !file.isNamed && error.code != .noOperation && error.code != .usage {
      collected.refuse(file.source, error.wording.text(naming: .arguments))
    }
  }

  private mutating func read(_ layer: LayerFiles, _ file: SurveyPath) throws {
    // A layer that was named is one of several in a file of the same bytes.
    if let digest = layer.digest, file.input.layer == nil {
      if leaveOutTwin(file.source, of: digest.sha256) { return }
      sourceOfContent[digest.sha256] = file.source
    }
    let (read, digest) = try mendingReader(file).read(layer, source: file.source, number: ledger.nextNumber)
    enter(read, file, digest, layer)
  }

  private mutating func readContent(of file: SurveyPath) throws {
    let content = try file.input.read(jobs: control.jobs)
    if leaveOutTwin(file.source, of: content.sha256) { return }
    switch sniffFormat(name: file.input.name, prefix: Array(content.bytes.prefix(65536))) {
    case .unrecognised:
      let reason = "no survey file that is known (CSV, GPX, GeoJSON, a photo, a flight or receiver log)"
      if file.isNamed { throw InputError(.unreadable, "It is \(reason).", source: file.source) }
      collected.skip(file.source, reason)
    case .refused where try readArchive(content, file): break
    case .refused(let reason):
      throw InputError(.unreadable, reason, source: file.source)
    case .format(.csv) where !file.isNamed && reader.isRepeatWithoutPositions(content.bytes, source: file.source):
      collected.skip(
        file.source,
        "a repeat of a form without places of its own: its rows belong to rows of the form, and what they say was not joined to them"
      )
    case .format(.jsonRecords) where !file.isNamed && !reader.holdsRecords(content.bytes, source: file.source):
      collected.skip(file.source, "JSON without a table of places")
    case .format(let format):
      try read(content, format, file)
    }
  }

  /// Reads the files of a zip archive as those of a folder. False for any other file, and for an archive without a survey.
  private mutating func readArchive(_ content: FileContent, _ file: SurveyPath) throws -> Bool {
    guard file.input.layer == nil, let packed = try unpackSurveys(content.bytes, source: file.source) else { return false }
    for source in packed.skipped { collected.skip(source, "a photo, video or document in an archive; unpack it to read it") }
    let known = collected.refusedFiles
    let before = ledger.nextNumber
    for inner in packed.files { try read(inner) }
    if file.isNamed, ledger.nextNumber == before, collected.refusedFiles == known {
      throw InputError(.unreadable, "it is a zip archive, and none of its files is a survey that is known", source: file.source)
    }
    return true
  }

  private mutating func read(_ content: FileContent, _ format: FileFormat, _ file: SurveyPath) throws {
    if !format.isWorkbook { sourceOfContent[content.sha256] = file.source }
    let read = try mendingReader(file).reading(sheet: file.input.layer)
      .read(content.bytes, format, source: file.source, number: ledger.nextNumber)
    if let sheet = read.file.description.sheet {
      // Another sheet of the same bytes is no twin.
      let key = "\(content.sha256):\(sheet)"
      if leaveOutTwin(file.source, of: key) { return }
      sourceOfContent[key] = file.source
    }
    enter(read, file, FilesDigest(size: content.size, sha256: content.sha256), nil)
  }

  private func mendingReader(_ file: SurveyPath) throws -> SurveyReader {
    try reader.mending(mendings[file.source]?.remedy).reading(dates: dateOrders[file.source])
  }

  private mutating func enter(_ read: ReadSurvey, _ file: SurveyPath, _ digest: FilesDigest, _ layer: LayerFiles?) {
    var entry = SourceEntry(
      read.file, name: file.source, digest, operation: read.coordinates.operation.summary,
      examinable: ExaminableSource(input: file.input, layer: layer, read))
    sisters.add(read.file, file.source)
    if let mending = mendings[file.source] { entry.fixes = [mending.fault.rawValue] }
    ledger.enter(entry, read.file)
    observations += read.file.observations.count
  }

  /// The number of observations since the last call.
  mutating func takeObservations() -> Int {
    defer { observations = 0 }
    return observations
  }

  /// True when a content of the same bytes was read already, which is then said.
  private mutating func leaveOutTwin(_ source: String, of content: String) -> Bool {
    guard let twin = sourceOfContent[content] else { return false }
    collected.skipped.append((source, "the same bytes as \(twin)"))
    collected.findings.append(
      Finding(
        .fileRepeated, .warning, "\(source) has the same bytes as \(twin); its records are counted once.", source: source))
    return true
  }

  // MARK: - Photos and marks

  /// Enters the folders of photos once all photos have been read.
  mutating func closePhotos() {
    ledger.enter(photos)
    photos.noteRepeated(&collected)
  }

  /// Reads the tables of marks and joins them to the photos and tracks that have been read.
  mutating func readMarks(_ marks: MarkReading) throws {
    guard !marks.files.isEmpty else { return }
    let tables = MarkTables(marks, photos: ledger.photos, tracks: ledger.tracks)
    var sourceOfTable: [String: String] = [:]
    let inputs = marks.files.map { NamedInput($0) }
    for input in inputs.sorted(by: { $0.argument.utf8.lexicographicallyPrecedes($1.argument.utf8) }) {
      let table = try tables.read(input, reader, number: ledger.nextNumber) { ledger.isKnown($0) }
      if let twin = sourceOfTable.updateValue(table.name, forKey: table.key) {
        collected.skipped.append((table.name, "the same bytes as \(twin)"))
        continue
      }
      ledger.enter(
        SourceEntry(table.file, name: table.name, table.digest, operation: table.operation), table.file)
    }
  }

  /// Makes observations of the photos that can be one each.
  mutating func observePhotos() throws {
    let chosen = choosePhotos(ledger.photos)
    collected.findings += chosen.findings
    for event in chosen.events {
      if let position = event.position { try ledger.observe(event, at: position) }
    }
  }

  /// Says so where the user named no survey file at all.
  mutating func noteNothing(_ options: ProcessOptions) {
    guard ledger.isEmpty, collected.refusedFiles == 0 else { return }
    let names = options.surveys.map { NamedInput($0).source }.sorted()
    collected.findings.append(
      Finding(.noRecords, .warning, "No survey file was found in \(names.joined(separator: ", "))."))
  }
}

/// Why a file is left out that crews bring home by the hundred and that holds no table and no position that is read: leaving it out
/// loses no record. Nil for all other files.
func reasonToLeaveOut(_ name: String) -> String? {
  let ending = name.split(separator: ".").last?.lowercased() ?? ""
  if ["heic", "heif"].contains(ending) { return "a HEIC photo, whose position is not read; save it as JPEG to have it read" }
  let endings: Set = [
    "png", "gif", "bmp", "webp", "mp4", "mov", "avi", "lrf", "lrv", "thm", "wav", "mp3", "pdf", "doc", "docx", "ppt",
    "pptx",
  ]
  return endings.contains(ending) ? "a photo, video or document" : nil
}
