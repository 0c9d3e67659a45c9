import FileKit
import Ingest
import SurveyModel

/// The photos of a run: in the manifest each folder of them is one input.
struct PhotoFolders {
  private struct Folder {
    /// In the order of reading, which is that of the names.
    var photos: [(source: String, size: Int, digest: String)] = []
    var account = FileAccount()
    var operations: [RunDescription.Operation] = []
    /// What gave no position: photo and reason.
    var withoutPosition: [(source: String, rule: Rule, message: String)] = []
  }

  private let isObserving: Bool
  private var folders: [String: Folder] = [:]
  /// Size and digest → the first photo with it.
  private var seen: [String: String] = [:]
  private(set) var events: [PhotoEvent] = []
  private(set) var rejections: [Rejection] = []
  private(set) var repeated: [(source: String, twin: String)] = []

  init(isObserving: Bool) {
    self.isObserving = isObserving
  }

  /// The input that a photo belongs to: the folder part of its name.
  static func folder(of source: String) -> String {
    source.lastIndex(of: "/").map { String(source[..<$0]) } ?? ""
  }

  /// Enters a photo; its position becomes WGS 84.
  mutating func add(_ read: ReadPhoto, source: String, reader: SurveyReader) throws {
    let key = "\(read.size) \(read.digest)"
    if let twin = seen[key] {
      repeated.append((source, twin))
      return
    }
    seen[key] = source
    var folder = folders[Self.folder(of: source)] ?? Folder()
    folder.photos.append((source, read.size, read.digest))
    folder.account.contentBytes += read.size
    var event = read.photo.event
    if event.fault == nil {
      let operation = try reader.reprojectPhoto(&event, statedCRS: read.photo.statedCRS)
      if !folder.operations.contains(operation) { folder.operations.append(operation) }
    }
    if let fault = event.fault {
      if isObserving {
        folder.account.records += 1
        folder.account.rejected[fault.rule, default: 0] += 1
        folder.account.rejectedBytes += read.size
        rejections.append(
          Rejection(
            source: source, record: 1, line: nil, byteOffset: 0, column: fault.column, rule: fault.rule, message: fault.message,
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
    folders[Self.folder(of: source)] = folder
    events.append(event)
  }

  /// One input for each folder, by the names of the folders.
  var inputs: [(folder: String, input: RunDescription.Input)] {
    folders.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { name in
      folders[name].map { (name, Self.input(name, $0)) }
    }
  }

  private static func input(_ name: String, _ folder: Folder) -> RunDescription.Input {
    var digest = SHA256()
    for photo in folder.photos { digest.update(Array("\(photo.source)\t\(photo.size)\t\(photo.digest)\n".utf8)) }
    var description = FileDescription(format: .photo, encoding: "binary")
    description.dialect = "\(folder.photos.count) photo\(folder.photos.count == 1 ? "" : "s"); headers read, SHA-256 of samples"
    let first = folder.photos.first?.source ?? name
    // Photos that were named one by one have no folder in their names.
    let label = !name.isEmpty ? name : folder.photos.count == 1 ? first : "\(first) and \(folder.photos.count - 1) more"
    return RunDescription.Input(
      role: .survey, name: label, size: folder.account.contentBytes, sha256: digest.hexadecimal(), description: description,
      account: folder.account, operation: folder.operations.count == 1 ? folder.operations[0] : nil)
  }

  /// One finding for each folder whose photos lack positions, one for each that cannot be read, one for each read twice.
  var findings: [Finding] {
    var findings: [Finding] = []
    for (name, folder) in folders {
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
    }
    for (source, twin) in repeated {
      findings.append(
        Finding(.fileRepeated, .warning, "\(source) is the same photo as \(twin); it is counted once.", source: source))
    }
    return findings
  }
}
