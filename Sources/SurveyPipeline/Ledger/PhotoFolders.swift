import FileKit
import Ingest
import SurveyModel

/// The photos of a run: each folder of them is one source.
struct PhotoFolders {
  private struct Folder {
    /// In the order of reading, which is that of the names.
    var photos: [(source: String, size: Int, digest: String)] = []
    var account = FileAccount()
    var operations: [RunDescription.Operation] = []
    var rejections: [Rejection] = []
    /// What gave no position: photo and reason.
    var withoutPosition: [(source: String, rule: Rule, message: String)] = []
  }

  private let isObserving: Bool
  private var folders: [String: Folder] = [:]
  /// Size and digest → the first photo with it.
  private var seen: [String: String] = [:]
  private(set) var events: [PhotoEvent] = []
  private var repeated: [(source: String, twin: String)] = []

  init(isObserving: Bool) {
    self.isObserving = isObserving
  }

  /// Reads one photo of the survey. A photo that the user named and that cannot be read ends the run; in a folder it is noted.
  mutating func read(_ file: SurveyPath, _ reader: SurveyReader, _ collected: inout CollectedFiles) throws {
    let read = try readPhotoHeader(file.input.onDisk().path, options: reader.options(.photo, source: file.source))
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

  /// Enters a photo; its position becomes WGS 84.
  private mutating func add(_ read: SampledPhoto, source: String, reader: SurveyReader) throws {
    let key = "\(read.size) \(read.digest)"
    if let twin = seen[key] {
      repeated.append((source, twin))
      return
    }
    seen[key] = source
    var event = read.photo.event
    var folder = folders[event.folder] ?? Folder()
    folder.photos.append((source, read.size, read.digest))
    folder.account.contentBytes += read.size
    if event.fault == nil {
      let operation = try reader.reproject(&event, statedCRS: read.photo.statedCRS)
      if !folder.operations.contains(operation) { folder.operations.append(operation) }
    }
    if let fault = event.fault {
      if isObserving {
        folder.account.records += 1
        folder.account.rejected[fault.rule, default: 0] += 1
        folder.account.rejectedBytes += read.size
        folder.rejections.append(
          Rejection(
            SourceRecord(1, bytes: 0..<read.size), of: source, column: fault.column, rule: fault.rule, message: fault.message,
            raw: []))
      } else {
        folder.account.structural += 1
        folder.account.structuralBytes += read.size
        folder.withoutPosition.append((source, fault.rule, fault.message))
      }
    } else {
      folder.account.records += 1
      folder.account.accepted += 1
      folder.account.acceptedBytes += read.size
    }
    folders[event.folder] = folder
    events.append(event)
  }

  /// One entry for each folder, by the names of the folders.
  var entries: [(folder: String, entry: SourceEntry)] {
    folders.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { name in
      folders[name].map { (name, Self.entry(name, $0)) }
    }
  }

  private static func entry(_ name: String, _ folder: Folder) -> SourceEntry {
    var digest = SHA256()
    for photo in folder.photos { digest.update(Array("\(photo.source)\t\(photo.size)\t\(photo.digest)\n".utf8)) }
    var description = FileDescription(format: .photo, encoding: "binary")
    description.dialect = "\(folder.photos.count) photo\(folder.photos.count == 1 ? "" : "s"); headers read, SHA-256 of samples"
    let first = folder.photos.first?.source ?? name
    // Photos that were named one by one have no folder in their names.
    let label = !name.isEmpty ? name : folder.photos.count == 1 ? first : "\(first) and \(folder.photos.count - 1) more"
    return SourceEntry(
      role: .survey, name: label, digest: FilesDigest(size: folder.account.contentBytes, sha256: digest.hexadecimal()),
      description: description, account: folder.account,
      operation: folder.operations.count == 1 ? folder.operations[0] : nil, findings: findings(name, folder),
      rejections: folder.rejections)
  }

  /// One finding for a folder whose photos lack positions, and one for each photo that cannot be read.
  private static func findings(_ name: String, _ folder: Folder) -> [Finding] {
    var findings: [Finding] = []
    let silent = folder.withoutPosition.filter { $0.rule != .photoUnreadable }
    if let first = silent.first {
      findings.append(
        Finding(
          .photoWithoutPosition, .warning,
          "\(silent.count) of \(folder.photos.count) photos give no position, \(first.source) for one: \(first.message). A mark "
            + "that names such a photo is placed by its time.", source: name.isEmpty ? first.source : name))
    }
    for photo in folder.withoutPosition where photo.rule == .photoUnreadable {
      findings.append(Finding(.photoUnreadable, .warning, "\(photo.source): \(photo.message).", source: photo.source))
    }
    return findings
  }

  /// Leaves photos out that were read twice, and says so.
  func noteRepeated(_ collected: inout CollectedFiles) {
    for (source, twin) in repeated {
      collected.skipped.append((source, "the same photo as \(twin)"))
      collected.findings.append(
        Finding(.fileRepeated, .warning, "\(source) is the same photo as \(twin); it is counted once.", source: source))
    }
  }
}
