import FileKit
import Ingest
import SurveyModel

/// The ledger's entry for one source: what the source is, how its coordinates were taken, and the books of its bytes and records.
struct SourceEntry: Sendable {
  let role: RunDescription.Role
  /// The name in outputs.
  let name: String
  /// What identifies the files; nil where no manifest will name them.
  let digest: FilesDigest?
  let description: FileDescription
  let account: FileAccount
  let operation: RunDescription.Operation?
  let findings: [Finding]
  let rejections: [Rejection]
  /// The faults that were mended on the way in, by their names in the fix option.
  var fixes: [String] = []
  /// What the doctor needs to look at the coordinates again; nil for photos and marks, whose coordinates it does not judge.
  var examinable: ExaminableSource?

  /// Throws when the books do not balance: a record or byte without an owner, or a rejection that was not booked.
  func audit() throws(InvariantError) {
    if let imbalance = account.imbalance { throw InvariantError("\(name): \(imbalance)") }
    guard rejections.count == account.rejectedCount else {
      throw InvariantError("\(name): \(account.rejectedCount) records rejected, but \(rejections.count) explained")
    }
    // One feature may be several records, of which only the first owns its bytes. The others begin where the feature ends, and
    // their raw bytes are those of the feature, so the two are checked one by one.
    for rejection in rejections {
      guard (0...account.contentBytes).contains(rejection.byteOffset), rejection.raw.count <= account.contentBytes else {
        throw InvariantError("\(name): record \(rejection.record) is said to lie beyond the end of its content")
      }
    }
  }

  /// The entry as the manifest shows it; nil where it has no digest.
  /// - Parameter flagged: how many accepted records carry a flag in the end; nil for what the reading has counted.
  func input(flagged: Int? = nil) -> RunDescription.Input? {
    guard let digest else { return nil }
    var account = account
    if let flagged { account.flagged = flagged }
    var input = RunDescription.Input(
      role: role, name: name, size: digest.size, sha256: digest.sha256, description: description, account: account)
    input.operation = operation
    input.fixes = fixes
    return input
  }
}

extension SourceEntry {
  /// The entry of a file, sheet, layer or table of marks.
  init(
    _ file: SurveyFile, name: String, _ digest: FilesDigest, operation: RunDescription.Operation?,
    examinable: ExaminableSource? = nil
  ) {
    var file = file
    file.addTexts(of: file.description)
    self.init(
      role: .survey, name: name, digest: digest, description: file.description, account: file.account, operation: operation,
      findings: file.findings, rejections: file.rejections, examinable: examinable)
  }
}
