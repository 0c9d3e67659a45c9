import FileKit
import LayerOutput
import SurveyModel

/// Observations of one chunk, numbered, and what else is to be said of it.
struct Content: AcceptedRecords, Sendable {
  var observations: ObservationColumns
  var findings: [Finding] = []
  var rejections: [Rejection] = []
  /// What is not yet in the books of the stream: a later rejection, or all of a source that was read whole.
  var account = FileAccount()
}

/// A chunk as it leaves its worker.
struct Placed: Sendable {
  /// In pieces, since one block of them all would be new memory for each chunk.
  var features: [[UInt8]]
  var matched: Int
  var content: Content
}

/// Writes what `snap` finds: features to standard output, rejected records to a file of their own.
struct SnapWriter: ~Copyable {
  let features: ObservationFeatures
  var report = SnapReport(account: FileAccount(), observations: 0, matched: 0, findings: [], rejections: [])
  private var output = OutputStream.standardOutput()
  private var rejects: RejectionFile?

  /// Rejected records kept for the terminal; all of them would take memory without bound.
  private static let keptRejections = 20
  private static let keptFindings = 1000

  init(_ features: ObservationFeatures, rejects: String?) throws(OutputError) {
    self.features = features
    if let rejects { self.rejects = try RejectionFile(at: rejects) }
  }

  /// Features of one chunk go out at once, so that whoever reads the pipe need not wait.
  mutating func write(_ placed: Placed) throws(OutputError) {
    for features in placed.features { try output.write(features) }
    try output.flush()
    report.observations += placed.content.observations.count
    report.matched += placed.matched
    if report.findings.count < Self.keptFindings { report.findings += placed.content.findings }
    report.account.add(placed.content.account)
    try rejects?.write(placed.content.rejections)
    report.rejections += placed.content.rejections.prefix(Self.keptRejections - report.rejections.count)
  }

  /// Flushes and closes both; after this everything is where it should be.
  mutating func finish() throws(OutputError) {
    try output.flush()
    try rejects?.finish()
  }
}
