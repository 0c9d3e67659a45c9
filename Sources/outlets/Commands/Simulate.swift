import ArgumentParser
import FileKit
import Simulation
import SurveyModel
import TextKit

/// A survey campaign with known truth.
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make up a survey campaign with known truth: rivers, flights, walks, and truth.geojson.",
    discussion: """
      The same seed and sizes give the same bytes on every machine.

      EXAMPLES
        outlets simulate --out campaign
        outlets simulate --out campaign --seed 42 --rivers 20 --outlets 400
        outlets simulate --out close --accuracy 5 --spacing 10 --twins 0.3 \\
          --twin-distance 2-6 --missing-types 0.2 --wrong-types 0.1
        outlets simulate --out again --seed 42 --survey-seed 43
        outlets simulate --out province --reaches 300000 --basins 3 \\
          --districts 12 --outlets 20000
        outlets process campaign/surveys --rivers campaign/rivers.geojson \\
          --out result
        outlets simulate --out flown --campaign full
        outlets process flown/surveys --marks flown/marks.xlsx \\
          --time-zone +08:00 --rivers flown/rivers.geojson --out result
      """)

  @Option(name: .named("out"), help: ArgumentHelp("The folder to write.", valueName: "DIR"), completion: .directory)
  var out: String

  @Option(
    help: ArgumentHelp(
      "plain: drone marks with coordinates. full: AirData logs, video subtitles and photos, forms of KoboToolbox, and marks.xlsx that names photos and times.",
      valueName: "plain|full"))
  var campaign: CampaignOptions.Kind = .plain

  @Option(help: ArgumentHelp("Number from which everything is drawn.", valueName: "N"))
  var seed: UInt64 = 7

  @Option(help: ArgumentHelp("Main stems and tributaries together (default: 6).", valueName: "N"))
  var rivers: Int?

  @Option(
    help: ArgumentHelp(
      "A province instead of a campaign: so many reaches of rivers that know what they flow into, and marks beside them.",
      valueName: "N"))
  var reaches: Int?

  @Option(help: ArgumentHelp("Basins; each has one main stem (default: 2; of a province 3).", valueName: "N"))
  var basins: Int?

  @Option(help: ArgumentHelp("Districts (default: 3; of a province 12).", valueName: "N"))
  var districts: Int?

  @Option(help: ArgumentHelp("Outlets that are really there (default: 60; of a province 1000).", valueName: "N"))
  var outlets: Int?

  @Option(help: ArgumentHelp("Drone flights (default: 2).", valueName: "N"))
  var flights: Int?

  @Option(
    help: ArgumentHelp(
      "Walks: the odd ones with a GPX receiver, the even ones with a form (default: 2; full: 3, in turn with a receiver, a form, and times in marks.xlsx).",
      valueName: "N"))
  var walks: Int?

  @Flag(help: "Forms in GB18030 instead of UTF-8; those of a full campaign always are.")
  var gb18030 = false

  @OptionGroup(title: "What is hard about a campaign") var difficulties: CampaignDifficulties

  @Flag(
    help: "Write into a folder that holds files: those of the same names are replaced, all others are kept.")
  var force = false

  @Flag(help: "Say what was written as JSON on standard output.")
  var json = false

  mutating func validate() throws {
    if reaches != nil, rivers != nil || flights != nil || walks != nil || gb18030 {
      throw ValidationError("--reaches makes a province, which has no --rivers, --flights, --walks or --gb18030 of its own.")
    }
    if reaches != nil, let name = difficulties.firstGiven {
      throw ValidationError("--reaches makes a province, for which \(name) says nothing; leave one of the two out.")
    }
  }

  mutating func run() throws {
    if let reaches { return try writeProvince(reaches) }
    var options = CampaignOptions()
    options.seed = seed
    options.kind = campaign
    if let rivers { options.rivers = rivers }
    if let basins { options.basins = basins }
    if let districts { options.districts = districts }
    if let outlets { options.outlets = outlets }
    if let flights { options.flights = flights }
    options.walks = walks ?? (campaign == .full ? 3 : options.walks)
    if gb18030 { options.formEncoding = .gb18030 }
    difficulties.apply(to: &options)
    let made = try simulateCampaign(options)
    let files = try writeFiles(made.files, to: out, force: force, cancellation: Interruption.cancellation)
    let surveys = made.files.count { $0.name.hasPrefix("surveys/") }
    if json {
      let counts = [
        ("rivers", made.rivers.count), ("basins", options.basins), ("districts", options.districts),
        ("outlets", made.outlets.count), ("outlets_wanted", options.outlets), ("sightings", made.sightings.count),
        ("survey_files", surveys),
      ]
      return try print(campaign.rawValue, counts, files)
    }
    StandardError.write(
      "\(PathText.displayText(out)): \(made.rivers.count) rivers, \(made.outlets.count) outlets, "
        + "\(made.sightings.count) sightings in \(surveys) survey files\n")
    if made.outlets.count < options.outlets {
      StandardError.write("There was room for no more of the \(options.outlets) outlets: give more --rivers or less --spacing.\n")
    }
  }

  private func writeProvince(_ reaches: Int) throws {
    var options = ProvinceOptions()
    options.seed = seed
    options.reaches = reaches
    if let basins { options.basins = basins }
    if let districts { options.districts = districts }
    if let outlets { options.outlets = outlets }
    let files = try writeFiles(
      try simulateProvince(options), to: out, force: force, cancellation: Interruption.cancellation)
    if json {
      let counts = [
        ("reaches", reaches), ("basins", options.basins), ("districts", options.districts), ("outlets", options.outlets),
      ]
      return try print("province", counts, files)
    }
    StandardError.write(
      "\(PathText.displayText(out)): \(counted(reaches, "reach")) in \(counted(options.basins, "basin")), "
        + "\(counted(options.districts, "district")), \(counted(options.outlets, "outlet"))\n")
  }

  /// Prints one JSON object on a line.
  private func print(_ kind: String, _ counts: [(name: String, number: Int)], _ files: [WrittenFile]) throws(OutputError) {
    var object = JSONObject()
    object.add("out", out)
    object.add("campaign", kind)
    object.add("seed", unsigned: seed)
    for count in counts { object.add(count.name, count.number) }
    object.add("files", files.map(\.json))
    try printText(String(decoding: object.text, as: UTF8.self) + "\n")
  }
}

extension CampaignOptions.Kind: ExpressibleByArgument {}
