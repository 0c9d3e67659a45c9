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
      A SURVEY is a file or a folder: CSV, Excel and OpenDocument sheets, GPX, GeoJSON or GeoJSON text sequence, .gz \
      too, flight and receiver logs, which give tracks, and photos (JPEG, DNG), of which the headers are read. In a \
      folder, files of other kinds are listed and skipped. A layer or sheet of a file is named as FILE:name.

      Everything appears in DIR at once, when all of it is complete; until then an earlier output stays as it is. \
      outlets.geojson has one point for each outlet, rejected.csv the records that could not be used and why, \
      review.geojson what a person should look at, summary/ the counts.

      EXAMPLES
        outlets process surveys/ --rivers rivers.geojson --out result
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

  @Argument(help: ArgumentHelp("Survey files and folders.", valueName: "SURVEY"))
  var surveys: [String]

  @Option(help: ArgumentHelp("The folder to write; made where there is none.", valueName: "DIR"))
  var out: String

  @OptionGroup(title: "Rivers")
  var rivers: RiverOptions

  @Option(
    help: ArgumentHelp(
      "Polygons of basins, for roll-ups (formats as --rivers); or network: a basin is all that drains to one end of the rivers.",
      valueName: "FILE|network"))
  var basins: String?

  @Option(help: ArgumentHelp("Polygons of districts, for roll-ups (formats as --rivers).", valueName: "FILE"))
  var districts: String?

  @Option(
    help: ArgumentHelp("Property that identifies a district (default: adcode, 行政区代码, id and the like).", valueName: "FIELD"))
  var districtId: String?

  @Option(
    help: ArgumentHelp("Property with the id of the district that a district lies in, to sum up by it.", valueName: "FIELD"))
  var districtParent: String?

  @OptionGroup(title: "Reading surveys")
  var reading: SurveyOptions

  @OptionGroup(title: "Photos and marks")
  var marking: MarkOptions
  @Option(
    help: ArgumentHelp(
      "Mend what is wrong with the coordinates of whole files, where the evidence for it is clear: gcj02, bd09, wgs84, swap, sign, minutes, seconds, radians, decimals, zone, or all-found. Every observation of such a file is flagged.",
      valueName: "LIST"))
  var fix: String?

  @OptionGroup(title: "The run")
  var running: RunOptions

  @Flag(help: "Write into a folder that holds files of others too; they are kept.")
  var force = false

  @Option(help: ArgumentHelp("Options as TOML; what is typed wins.", valueName: "FILE"))
  var config: String?

  mutating func validate() throws {
    if districts == nil, districtId != nil || districtParent != nil {
      throw ValidationError("--district-id and --district-parent say how to read the file of --districts.")
    }
  }

  mutating func run() throws {
    let folder = try RunFolder(out, force: force)
    try folder.refuse(
      inputs: surveys
        + [rivers.rivers, rivers.riverAliases, rivers.water, basins == "network" ? nil : basins, districts].compactMap { $0 }
        + marking.marks)
    var options = ProcessOptions(surveys: surveys, reading: try reading.meaning(), rivers: rivers.meaning())
    options.marks = marking.meaning()
    options.reading.photoEvents = marking.photoEvents
    if basins == "network" { options.basinsFromNetwork = true } else { options.basins = basins }
    options.districts = districts
    options.districtID = districtId
    options.districtParent = districtParent
    options.fixes = (fix ?? "").split(separator: ",").map(String.init)
    options.jobs = running.threads
    let display = ProgressDisplay(quiet: running.quiet)
    let report = try processSurvey(
      options, into: folder, cancellation: Interruption.cancellation, progress: display.observer)
    display.end()
    if !running.quiet { StandardError.write(summary(of: report, folder: out, verbose: running.verbose)) }
    let tooMany = running.allowedRejects.map { report.rejections.count > $0 } ?? false
    if tooMany || report.refusedFiles > 0 { throw CommandError(Exit.rejects, "") }
  }
}
