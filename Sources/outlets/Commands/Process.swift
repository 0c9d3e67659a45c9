import ArgumentParser
import FileKit
import Glibc
import SurveyModel
import SurveyPipeline

/// The whole pipeline.
struct Process: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turn survey files into outlets on rivers: layers, summaries, findings.",
    discussion: """
      A SURVEY is a file or a folder. Tables (CSV, Excel, OpenDocument), GPX, KML and GeoJSON give observations. \
      Flight and receiver logs give tracks. Of photos (JPEG, DNG) the headers are read. Any file may be gzipped. In a \
      folder, files of other kinds are listed and skipped. A layer or sheet of a file is named as FILE:name.

      DIR gets one point for each outlet (outlets.geojson), the records that could not be used and why \
      (rejected.csv), what a person should look at (review.geojson), and the counts (summary/). All of it appears at \
      once when it is complete. Until then an earlier output stays as it is.

      A SURVEY that is a dash is standard input. --rivers may be given more than once; all of them together are the rivers.

      EXAMPLES
        outlets process surveys/ --rivers rivers.geojson --out result
        outlets process surveys/ --rivers rivers.geojson --dry-run
        outlets process day1.csv day2.gpx --rivers rivers.geojson \\
          --river-id comid --out result
        outlets process phone.csv --crs gcj02 --time-zone Asia/Shanghai \\
          --rivers rivers.geojson --out result
        outlets process form.csv --columns "id=标牌号,name=位置" \\
          --rivers rivers.geojson --districts counties.geojson --out result
        outlets process form.xlsx:甲 form.xlsx:乙 --rivers rivers.geojson \\
          --out result
        outlets process surveys/ --fix all-found --rivers rivers.geojson \\
          --out result
        outlets process surveys/ --config campaign.toml --max-rejects 5
        outlets process flights/ photos/ --marks marks.csv \\
          --time-zone Asia/Shanghai --rivers rivers.geojson --out result
      """)

  @Argument(.surveys) var surveys: [String]

  @Option(
    name: .named("out"), help: ArgumentHelp("The folder to write; made where there is none.", valueName: "DIR"),
    completion: .directory)
  var out: String?

  @OptionGroup(title: "Rivers")
  var rivers: RiverOptions

  @Option(.basins) var basins: String?
  @Option(.districts) var districts: String?
  @Option(.districtID) var districtId: String?
  @Option(.districtParent) var districtParent: String?

  @OptionGroup(title: "Reading surveys")
  var reading: ReadingOptions

  @OptionGroup(title: "Photos and marks")
  var marking: MarkOptions

  @Option(.fixes) var fix: String?
  @Flag(.byteOrderMark) var bom = false

  @OptionGroup(title: "The run")
  var running: RunOptions

  @Flag(
    help:
      "Write into a folder that holds files of others, or outputs that were changed by hand, too. They are kept; a file whose name the output needs gets the name NAME.changed.ENDING."
  )
  var force = false

  @Flag(help: "Do everything but the writing: read, place, merge and say what came out. --out need not be given.")
  var dryRun = false

  @Flag(help: "Write the summary to standard output as JSON, for a script.")
  var json = false

  @Option(help: ArgumentHelp("Options as TOML; what is typed wins.", valueName: "FILE"), completion: .file())
  var config: String?

  mutating func validate() throws {
    if out == nil, !dryRun { throw ValidationError("Missing expected argument '--out <DIR>'") }
    if districts == nil, districtId != nil || districtParent != nil {
      throw ValidationError(ProcessOptions.districtsMissing.text(naming: .arguments) + ".")
    }
  }

  mutating func run() throws {
    let options = try ProcessOptions(typedFor: self)
    let display = ProgressDisplay(quiet: running.quiet)
    let result: SurveyResult
    var kept: [(file: String, name: String)] = []
    if let out, !dryRun {
      let folder = try RunFolder(out, force: force)
      try folder.refuse(inputs: options.inputs)
      defer { display.end() }
      result = try processSurvey(
        options, into: folder, cancellation: Interruption.cancellation, progress: display.observer)
      kept = folder.kept
    } else {
      defer { display.end() }
      result = try processSurvey(options, cancellation: Interruption.cancellation, progress: display.observer)
    }
    let summary = ProcessSummary(
      result, options, folder: dryRun ? nil : out, kept: kept, allowedRejects: running.allowedRejects)
    if json {
      try printText(summary.json)
    } else if !running.quiet {
      StandardError.write(summary.text(isVerbose: running.verbose))
    }
    if summary.exitCode != Exit.done { throw CommandError(summary.exitCode, "") }
  }
}
