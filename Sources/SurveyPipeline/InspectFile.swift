import CoordinateDoctor
import FileKit
import Ingest
import Reprojection
import ResultArchive
import SurveyMath
public import SurveyModel
public import Workers

/// Reads a file as `process` would, and says what it found. A file that is no survey is not an error but a refusal.
///
/// - Parameter rivers: what the positions are held against; without rivers only what the numbers themselves say is suspected.
/// - Throws: `InputError` when the file is missing or may not be read.
public func inspectFile(
  _ file: SurveyInput, reading: SurveyReading, rivers: KnownRivers? = nil, jobs: Int,
  cancellation: Cancellation = Cancellation()
) throws -> FileInspection {
  try withPublicErrors {
    let input = try NamedInput(file).fetched(cancellation)
    do {
      return try inspect(input, SurveyReader(reading, jobs: jobs), rivers)
    } catch let error as InputError where error.code == .unreadable {
      return FileInspection(file, refusedBy: error)
    }
  }
}

/// Inspects a file that has been fetched.
private func inspect(_ input: NamedInput, _ reader: SurveyReader, _ rivers: KnownRivers?) throws -> FileInspection {
  let inspector = Inspector(input: input, reader: reader.reading(sheet: input.layer), rivers: rivers)
  switch try openSurveyLayer(input).map(OpenedInput.layer) ?? openRiverLayer(input) {
  case .layer(let files): return try inspector.inspect(files)
  case .native(let content, let format): return try inspector.inspect(content, .format(format))
  case nil:
    let content = try input.read()
    return try inspector.inspect(
      content, sniffFormat(name: input.name, prefix: Array(content.bytes.prefix(65536))))
  }
}

/// Reads the files of a folder as `process` would, one after the other, and says of each what it found.
///
/// A file that cannot be read is not an error but a refusal.
/// - Parameters:
///   - rivers: as for ``inspectFile(_:reading:rivers:jobs:cancellation:)``; their files are left out.
///   - found: is told of each file as soon as it is read.
/// - Returns: nil where `folder` is no folder, and then nothing was read; else the files that were left out, with the reason.
package func inspectFolder(
  _ folder: SurveyInput, reading: SurveyReading, rivers: (known: KnownRivers, files: [SurveyInput])? = nil,
  cancellation: Cancellation = Cancellation(), found: (FileInspection) throws -> Void
) throws -> [(name: String, reason: String)]? {
  try withPublicErrors {
    let input = NamedInput(folder)
    guard input.content == nil, !input.isDatabase, (try? input.kind()) == .folder, !input.name.hasSuffix(".gdb") else {
      return nil
    }
    let collected = try collectFiles(
      [input], layers: (rivers?.files ?? []).map { NamedInput($0) }, cancellation: cancellation, isResult: isOutputFolder)
    var skipped = collected.skipped
    let reader = SurveyReader(reading, jobs: 1)
    for file in collected.files {
      try cancellation.check()
      if let reason = reasonToLeaveOut(file.source) {
        skipped.append((file.source, reason))
        continue
      }
      do {
        if isPhotoName(file.input.name) {
          // Of a card with a thousand photos only the headers are read, as process does.
          let options = reader.options(.photo, source: file.source)
          try found(FileInspection(try readPhotoHeader(file.path, options: options), name: file.source))
        } else {
          try found(inspect(file.input, reader, rivers?.known))
        }
      } catch let error as InputError {
        var refused = FileInspection(name: file.source, size: 0, sha256: "", isCompressed: false)
        refused.refusalText = error.wording
        try found(refused)
      }
    }
    return skipped
  }
}

/// Inspects one input.
private struct Inspector {
  let input: NamedInput
  let reader: SurveyReader
  let rivers: KnownRivers?

  func inspect(_ content: FileContent, _ sniffed: Sniffed) throws -> FileInspection {
    var inspection = FileInspection(
      name: input.source, size: content.size, sha256: content.sha256, isCompressed: content.isCompressed)
    switch sniffed {
    case .unrecognised:
      inspection.refusalText = "no survey file that is known (CSV, GPX, GeoJSON, a photo, a flight or receiver log)"
      inspection.isUnknown = true
    case .refused(let reason):
      guard input.layer == nil, let packed = try unpackSurveys(content.bytes, source: input.source) else {
        inspection.refusalText = ErrorText(reason)
        break
      }
      return try inspect(packed, inspection)
    case .format(let format):
      do {
        let read = try reader.read(content.bytes, format, source: input.source, number: 0)
        try take(read, ExaminableSource(input: input, content: content.bytes, read), &inspection)
      } catch let error as InputError where error.code == .unreadable || error.code == .noOperation {
        inspection.refusalText = error.wording
      }
    }
    return inspection
  }

  /// Inspects the only survey in an archive; of several, the names are said.
  private func inspect(_ packed: PackedSurveys, _ archive: FileInspection) throws -> FileInspection {
    var known: [(input: NamedInput, content: FileContent, sniffed: Sniffed)] = []
    for file in packed.files {
      let content = try file.input.read()
      let sniffed = sniffFormat(name: file.input.name, prefix: Array(content.bytes.prefix(65536)))
      if case .format = sniffed { known.append((file.input, content, sniffed)) }
    }
    guard let only = known.first, known.count == 1 else {
      var inspection = archive
      let names = known.map(\.input.source).joined(separator: ", ")
      let several = "it is a zip archive of several files (\(names)); process reads them all, unpack it to look at one"
      inspection.refusalText = ErrorText(known.isEmpty ? "it is a zip archive without a survey that is known" : several)
      return inspection
    }
    return try Inspector(input: only.input, reader: reader, rivers: rivers).inspect(only.content, only.sniffed)
  }

  func inspect(_ files: LayerFiles) throws -> FileInspection {
    var inspection = FileInspection(
      name: input.source, size: files.digest?.size ?? 0, sha256: files.digest?.sha256 ?? "", isCompressed: false)
    do {
      inspection.layers = try layerSummaries(files.request).map {
        FileInspection.Layer(name: $0.name, shape: $0.shape, features: $0.features, crs: $0.crs, fields: $0.fields)
      }
      let (read, digest) = try reader.read(files, source: input.source, number: 0)
      inspection.size = digest.size
      inspection.sha256 = digest.sha256
      try take(read, ExaminableSource(input: input, layer: files, read), &inspection)
    } catch let error as InputError
      where error.code == .unreadable || error.code == .noOperation || error.code == .usage
    {
      inspection.refusalText = error.wording
    }
    return inspection
  }

  private func take(_ read: ReadSurvey, _ source: ExaminableSource, _ inspection: inout FileInspection) throws {
    let digest = FilesDigest(size: inspection.size, sha256: inspection.sha256)
    let entry = SourceEntry(read.file, name: input.source, digest, operation: read.coordinates.operation.summary)
    try entry.audit()
    inspection.operation = entry.operation
    inspection.add(read.file)
    inspection.suspicions = try suspicions(read, source, reader, rivers?.field)
  }
}
