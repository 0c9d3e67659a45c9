import ArgumentParser
import FileKit
import SurveyModel
import SurveyPipeline
import TextKit

/// What is in a file.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is in a file or folder: format, encoding, CRS, columns, counts, extent, time, suspicions.",
    discussion: """
      Nothing is changed and nothing is written. The files are read as process would read them. Of a folder there is a table with \
      a row for each file. Begin here when a survey lands in the wrong place.

      EXAMPLES
        outlets inspect walk.csv
        outlets inspect surveys/
        outlets inspect phone.csv --rivers rivers.geojson
        outlets inspect surveys/*.gpx --json
        outlets inspect - < form.csv
        outlets inspect form.csv --columns longitude=东经,latitude=北纬
      """)

  @Argument(
    help: ArgumentHelp("Files and folders to look at; a dash for standard input.", valueName: "FILE"), completion: .file())
  var files: [String]

  @Option(.rivers, help: "River lines that the positions are held against: then a shift of the whole file shows.")
  var rivers: [String] = []

  @Option(.riversCRS) var riversCrs: String?

  @OptionGroup(title: "Reading")
  var reading: ReadingOptions

  @Option(help: ArgumentHelp("How to write it (default: table, which is a text for each file).", valueName: "FORMAT"))
  var format: TableFormat?

  @Flag(help: "One JSON object for each file, in a list; the same as --format json.")
  var json = false

  mutating func validate() throws {
    if json, let format, format != .json { throw ValidationError("--json and --format contradict each other.") }
  }

  mutating func run() throws {
    let options = try ProcessOptions(typedFor: self)
    let known = try rivers.isEmpty ? nil : KnownRivers(options.rivers, cancellation: Interruption.cancellation)
    let chosen: TableFormat = json ? .json : format ?? .table
    // Where there are other files, they are looked at all the same, and a list stays whole.
    let goesOn = chosen != .table || files.count > 1
    var report = InspectionReport(format: chosen)
    try report.begin()
    for file in files {
      var found: [FileInspection] = []
      let input: SurveyInput = file == "-" ? .bytes(try readStandardInput(), name: "stdin") : .path(file)
      let skipped = try inspectFolder(
        input, reading: options.reading, rivers: known.map { ($0, options.rivers.files) }, cancellation: Interruption.cancellation
      ) { found.append($0) }
      if let skipped {
        try report.add(folder: file, found, skipped: skipped)
      } else {
        let (inspection, code) = try inspected(input, options.reading, known, goesOn: goesOn)
        try report.add(inspection, code: code)
      }
    }
    let code = report.exitCode
    try report.end()
    if code != Exit.done { throw CommandError(code, "") }
  }

  /// What is in a file, and what that means to the shell.
  /// - Parameter goesOn: whether a file that is missing or may not be read is a refusal like others.
  private func inspected(
    _ input: SurveyInput, _ reading: SurveyReading, _ rivers: KnownRivers?, goesOn: Bool
  ) throws -> (FileInspection, Int32) {
    do {
      let inspection = try inspectFile(
        input, reading: reading, rivers: rivers, jobs: 1, cancellation: Interruption.cancellation)
      return (inspection, inspection.refusalText == nil ? Exit.done : Exit.unreadable)
    } catch let error as InputError where goesOn {
      return (FileInspection(input, refusedBy: error), error.shellCode)
    }
  }
}
