import ArgumentParser
import FileKit
import SurveyModel
import SurveyPipeline

/// What is in a file.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is in a file: format, encoding, CRS, columns, counts, extent, time, suspicions.",
    discussion: """
      Nothing is changed and nothing is written. The files are read as process would read them. Begin here \
      when a survey lands in the wrong place.

      EXAMPLES
        outlets inspect walk.csv
        outlets inspect phone.csv --rivers rivers.geojson
        outlets inspect surveys/*.gpx --json
        outlets inspect form.csv --columns longitude=东经,latitude=北纬
      """)

  @Argument(help: ArgumentHelp("Files to look at.", valueName: "FILE"), completion: .file())
  var files: [String]

  @Option(.rivers, help: "River lines that the positions are held against: then a shift of the whole file shows.")
  var rivers: String?

  @Option(.riversCRS) var riversCrs: String?

  @OptionGroup(title: "Reading")
  var reading: ReadingOptions

  @Flag(help: "One JSON object for each file, in a list.")
  var json = false

  mutating func run() throws {
    let options = try ProcessOptions(typedFor: self)
    let known = try rivers.map { _ in try KnownRivers(options.rivers, cancellation: Interruption.cancellation) }
    var output = OutputStream.standardOutput()
    if json { try output.write("[\n") }
    var refused: Int32?
    for (number, file) in files.enumerated() {
      let inspection: FileInspection
      do {
        inspection = try inspectFile(
          .path(file), reading: options.reading, rivers: known, jobs: 1, cancellation: Interruption.cancellation)
        if inspection.refusal != nil { refused = refused ?? Exit.unreadable }
      } catch let error as InputError where json || files.count > 1 {
        // The other files are looked at all the same, and the list stays whole.
        inspection = FileInspection(.path(file), refusedBy: error)
        refused = refused ?? error.shellCode
      }
      if json {
        try output.write(inspection.json + (number + 1 < files.count ? ",\n" : "\n"))
      } else {
        try output.write((number > 0 ? "\n" : "") + inspection.text)
      }
    }
    if json { try output.write("]\n") }
    try output.close()
    if let refused { throw CommandError(refused, "") }
  }
}
