import ArgumentParser
import FileKit
import SurveyModel
import SurveyPipeline

/// One stage as a filter.
struct Snap: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put observations of a file or of standard input on rivers and write them to standard output as they come.",
    discussion: """
      Reads CSV or a GeoJSON text sequence in bounded memory (GPX and GeoJSON collections are read whole) and writes \
      one GeoJSON feature a line: the place on the river, or the recorded position where no river is near enough. \
      The first 64 KiB decide on the format, the encoding and the columns. A file or stream that is packed by gzip is \
      unpacked on the way.

      EXAMPLES
        outlets snap points.csv --rivers rivers.geojson > placed.geojsonl
        outlets snap --rivers rivers.geojson --rejects rejected.csv \\
          < points.csv.gz | gzip > placed.geojsonl.gz
        outlets snap --rivers rivers.geojson --max-distance 50 < points.csv |
          grep '"river_id":null'
      """)

  @Argument(
    help: ArgumentHelp("A file of observations; standard input where none is named, or for a dash.", valueName: "FILE"),
    completion: .file())
  var file: String?

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
    let report = try snapObservations(
      of: file == "-" ? nil : file, options, rejects: rejects, cancellation: Interruption.cancellation)
    if !running.quiet { StandardError.write(summary(of: report, rejects: rejects)) }
    let tooMany = running.allowedRejects.map { report.account.rejectedCount > $0 } ?? false
    if tooMany { throw CommandError(Exit.rejects, "") }
    if report.observations > 0, report.matched == 0 { throw CommandError(Exit.worthless, "") }
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
  if report.observations > 0, report.matched == 0 {
    lines.append(
      "no observation is near enough to a river: are the rivers of another place, is the CRS another one (--crs, --rivers-crs), or is "
        + "--max-distance too small?")
  }
  for finding in report.findings where finding.severity != .info && finding.record == nil {
    lines.append("\(finding.severity.name): \(finding.source.map { "\($0): " } ?? "")\(finding.message(naming: .arguments))")
  }
  return lines.map { PathText.displayText($0) + "\n" }.joined()
}
