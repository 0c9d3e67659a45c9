import ArgumentParser
import FileKit
import SurveyModel
import SurveyPipeline

/// One stage as a filter.
struct Snap: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put observations from standard input on rivers and write them to standard output as they come.",
    discussion: """
      Reads CSV or a GeoJSON text sequence in bounded memory (GPX and GeoJSON collections are read whole) and writes \
      one GeoJSON feature a line: the place on the river, or the recorded position where no river is near enough. \
      The first 64 KiB decide on the format, the encoding and the columns.

      EXAMPLES
        outlets snap --rivers rivers.geojson < points.csv > placed.geojsonl
        zcat points.csv.gz | outlets snap --rivers rivers.geojson \\
          --rejects rejected.csv | gzip > placed.geojsonl.gz
        outlets snap --rivers rivers.geojson --max-distance 50 < points.csv |
          grep '"river_id":null'
      """)

  @OptionGroup(title: "Rivers")
  var rivers: RiverOptions

  @OptionGroup(title: "Reading observations")
  var reading: ReadingOptions

  @Option(help: ArgumentHelp("Rejected records, as CSV.", valueName: "FILE"), completion: .file())
  var rejects: String?

  @OptionGroup(title: "The run")
  var running: RunOptions

  @Option(help: ArgumentHelp("Options as TOML; what is typed wins.", valueName: "FILE"), completion: .file())
  var config: String?

  mutating func run() throws {
    let options = try ProcessOptions(typedFor: self)
    let report = try snapStandardInput(options, rejects: rejects, cancellation: Interruption.cancellation)
    if !running.quiet { StandardError.write(summary(of: report, rejects: rejects)) }
    let tooMany = running.allowedRejects.map { report.account.rejectedCount > $0 } ?? false
    if tooMany { throw CommandError(Exit.rejects, "") }
  }
}

private func summary(of report: SnapReport, rejects: String?) -> String {
  let account = report.account
  var lines = ["\(counted(report.observations, "observation")), \(grouped(report.matched)) on a river"]
  if account.rejectedCount > 0 {
    lines.append(
      "\(counted(account.rejectedCount, "record")) rejected"
        + (rejects.map { ": \($0) says why" } ?? "; --rejects FILE keeps them, with the reasons"))
    for rejection in report.rejections.prefix(3) { lines.append("  \(described(rejection))") }
  }
  for finding in report.findings where finding.severity != .info && finding.record == nil {
    lines.append("\(finding.severity.name): \(finding.source.map { "\($0): " } ?? "")\(finding.message)")
  }
  return lines.map { PathText.displayText($0) + "\n" }.joined()
}
