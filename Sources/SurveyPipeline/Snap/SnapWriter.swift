import FileKit
import LayerOutput
import SurveyModel

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

  /// Features of one chunk go out at once, so that the reader of the pipe need not wait.
  mutating func write(_ placed: PlacedChunk) throws(OutputError) {
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
