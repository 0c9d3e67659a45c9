import Testing

/// A command line that cannot be meant, and what is said of it.
struct WrongLine: CustomTestStringConvertible, Sendable {
  /// What was typed, with the name of the program.
  var typed: String
  var code: Int32
  /// What was typed wrongly, as the message repeats it.
  var wrong: String
  /// What is known instead.
  var known: String
  /// The command that is offered; nil where any that works will do.
  var offered: String?

  init(_ typed: String, _ code: Int32, _ wrong: String, _ known: String, _ offered: String? = nil) {
    self.typed = typed
    self.code = code
    self.wrong = wrong
    self.known = known
    self.offered = offered
  }

  var testDescription: String { typed }
}

extension WrongLine {
  private static let run = "outlets process phone.csv --rivers rivers.geojson --out new"

  static let verbs: [WrongLine] = [
    .init(
      "outlets proces phone.csv", 64, "proces", "did you mean \"process\"?",
      "outlets process phone.csv --rivers rivers.geojson --out result"),
    .init("outlets cuont result", 64, "cuont", "did you mean \"count\"?", "outlets count result"),
    .init("outlets inspekt phone.csv", 64, "inspekt", "did you mean \"inspect\"?", "outlets inspect phone.csv"),
    .init("outlets finding result", 64, "finding", "did you mean \"findings\"?", "outlets findings result"),
    .init("outlets shema", 64, "shema", "did you mean \"schema\"?", "outlets schema"),
    .init(
      "outlets simulate-fault --fault gcj02 --rivers rivers.geojson --out new", 64, "simulate-fault", "\"simulate-faults\"?",
      "outlets simulate-faults --fault gcj02 --rivers rivers.geojson --out new"),
    .init("outlets transmogrify phone.csv", 64, "transmogrify", "process, count, findings, evaluate, inspect, snap"),
    .init("outlets help nosuch", 64, "nosuch", "process, count, findings, evaluate, inspect, snap", "outlets help"),
    .init("outlets help snp", 64, "snp", "did you mean \"snap\"?", "outlets help snap"),
    .init("outlets phone.csv", 64, "phone.csv", "is a file and no verb", "outlets inspect phone.csv"),
    .init("outlets surveys", 64, "surveys", "is a folder and no verb", "outlets inspect surveys"),
    .init("outlets result", 64, "result", "is a folder and no verb", "outlets count result"),
    .init("outlets result count", 64, "\"result\"", "the verb comes first", "outlets count result"),
    .init("outlets --by river count result", 64, "--by", "the verb comes first", "outlets count --by river result"),
    .init("outlets --by river", 64, "--by", "a verb comes first", nil),
  ]

  static let options: [WrongLine] = [
    .init("\(run) --max-distanse 50", 64, "--max-distanse", "did you mean --max-distance?", "\(run) --max-distance 50"),
    .init("\(run) --max_distance 50", 64, "--max_distance", "did you mean --max-distance?", "\(run) --max-distance 50"),
    .init("\(run) -jobs 1", 64, "-jobs", "did you mean --jobs?", "\(run) --jobs 1"),
    .init("\(run) --Quiet", 64, "--Quiet", "did you mean --quiet?", "\(run) --quiet"),
    .init("\(run) --river_id=name", 64, "--river_id", "did you mean --river-id?", "\(run) --river-id=name"),
    .init("count result --formt csv".asOutlets, 64, "--formt", "did you mean --format?", "outlets count result --format csv"),
    .init(
      "count result --rivers x".asOutlets, 64, "--rivers", "it is an option of process, inspect, snap", "outlets count result"),
    .init("findings result --quiet".asOutlets, 64, "--quiet", "it is an option of process, snap", "outlets findings result"),
    .init("inspect phone.csv --colour".asOutlets, 64, "--colour", "inspect has --accept-ballpark", "outlets inspect phone.csv"),
    .init("snap phone.csv --rivers rivers.geojson --reject r".asOutlets, 64, "--reject", "did you mean --rejects?", nil),
    .init("process phone.csv --rivers --out new".asOutlets, 64, "--rivers", "--out follows", run),
    .init("\(run) --crs", 64, "--crs", "nothing follows", nil),
    .init("\(run) --quiet=yes", 64, "--quiet=yes", "takes no value", "\(run) --quiet"),
    .init("process phone.csv --out new".asOutlets, 64, "--rivers <FILE>", "Missing expected argument", nil),
    .init("process phone.csv --rivers rivers.geojson".asOutlets, 64, "--out <DIR>", "Missing expected argument", nil),
    .init("process --rivers rivers.geojson --out new".asOutlets, 64, "<SURVEY>", "Missing expected argument", nil),
    .init("count".asOutlets, 64, "<DIR>", "Missing expected argument", nil),
    .init("count result other".asOutlets, 64, "\"other\"", "count takes one argument", "outlets count result"),
    .init("count result river".asOutlets, 64, "\"river\"", "did you mean --by river?", "outlets count result --by river"),
    .init("\(run) --quiet --verbose", 64, "--quiet and --verbose", "contradict each other", nil),
    .init("count result --level city".asOutlets, 64, "--level", "goes with --by district", nil),
    .init("count result --by river --by river".asOutlets, 64, "river twice", "two different keys", nil),
    .init("count result --json --format csv".asOutlets, 64, "--json and --format", "contradict each other", nil),
  ]

  static let values: [WrongLine] = [
    .init("\(run) --max-distance -5", 64, "not -5", "a number of metres above 0", "\(run) --max-distance 200"),
    .init("\(run) --max-distance far", 64, "'far'", "a number of metres above 0", "\(run) --max-distance 200"),
    .init("\(run) --max-distance=0", 64, "not 0", "a number of metres above 0", "\(run) --max-distance=200"),
    .init("\(run) --jobs many", 64, "'many'", "a number from 1 to 1024", nil),
    .init("\(run) --jobs 0", 64, "not 0", "a number from 1 to 1024", nil),
    .init("\(run) --max-rejects few", 64, "\"few\"", "a whole number or any", nil),
    .init("count result --by rivr".asOutlets, 64, "'rivr'", "did you mean \"river\"?", "outlets count result --by river"),
    .init("count result --by colour".asOutlets, 64, "'colour'", "river, basin, district, type", nil),
    .init("count result --format cvs".asOutlets, 64, "'cvs'", "did you mean \"csv\"?", "outlets count result --format csv"),
    .init("count result --top 0".asOutlets, 64, "not 0", "a number from 1 on", nil),
    .init(
      "count result --sort outlet".asOutlets, 64, "\"outlet\"", "did you mean \"outlets\"?", "outlets count result --sort outlets"
    ),
    .init("findings result --severity eror".asOutlets, 64, "'eror'", "did you mean \"error\"?", nil),
    .init("findings result --rule bank_missmatch".asOutlets, 64, "bank_missmatch", "did you mean \"bank_mismatch\"?", nil),
    .init("findings result --river 清柳河".asOutlets, 64, "清柳河", "did you mean \"青柳河\"?", "outlets findings result --river 青柳河"),
    .init("findings result --source walk-2.csv".asOutlets, 64, "walk-2.csv", "walks/walk-02.csv", nil),
    .init("schema outlts".asOutlets, 64, "outlts", "did you mean outlets?", "outlets schema outlets"),
    .init("\(run) --profile osn", 64, "osn", "did you mean \"osm\"?", "\(run) --profile osm"),
    .init("\(run) --method dorne", 64, "\"dorne\"", "did you mean \"drone\"?", "\(run) --method drone"),
    .init("\(run) --fix all-fuond", 64, "\"all-fuond\"", "did you mean \"all-found\"?", "\(run) --fix all-found"),
    .init("\(run) --time-zone Asia/Shangai", 64, "Asia/Shangai", "did you mean \"Asia/Shanghai\"?", nil),
    .init("\(run) --encoding UTF-9", 64, "UTF-9", "did you mean \"UTF-8\"?", "\(run) --encoding UTF-8"),
    .init("\(run) --clock-offset 8h", 64, "\"8h\"", "+8h", nil),
    .init("simulate --out new --campaign ful".asOutlets, 64, "'ful'", "did you mean \"full\"?", nil),
    .init("simulate-faults --fault gjc02 --rivers rivers.geojson --out new".asOutlets, 64, "gjc02", "\"gcj02\"?", nil),
  ]

  static let columnsAndCRSs: [WrongLine] = [
    .init("\(run) --columns 'longitde=经度'", 64, "longitde", "did you mean \"longitude\"?", nil),
    .init("\(run) --columns 'name=排污口名'", 64, "排污口名", "did you mean \"排污口名称\"?", "\(run) --columns name=排污口名称"),
    .init("\(run) --columns longitude", 64, "\"longitude\"", "field=header", nil),
    .init("\(run) --river-id rivr_id", 64, "rivr_id", "did you mean \"river_id\"?", "\(run) --river-id river_id"),
    .init("\(run) --districts districts.geojson --district-id nam", 64, "\"nam\"", "did you mean \"name\"?", nil),
    .init("\(run) --crs 'Britsh National Grid'", 64, "Britsh National Grid", "EPSG:27700", "\(run) --crs EPSG:27700"),
    .init("\(run) --crs 'UTM zone 50N'", 64, "UTM zone 50N", "EPSG:32650 (WGS 84 / UTM zone 50N)", "\(run) --crs EPSG:32650"),
    .init("\(run) --crs EPSG:99999", 64, "EPSG:99999", "check the number", nil),
    .init("\(run) --crs nonsense-42", 64, "nonsense-42", "EPSG:n", nil),
  ]

  static let files: [WrongLine] = [
    .init("process phne.csv --rivers rivers.geojson --out new".asOutlets, 66, "phne.csv", "There is no such file", run),
    .init("process phone.csv --rivers rivres.geojson --out new".asOutlets, 66, "rivres.geojson", "There is no such file", run),
    .init("inspect surveys/walks/walk-2.csv".asOutlets, 66, "walk-2.csv", "There is no such file", nil),
    .init("count resutl".asOutlets, 66, "resutl", "There is no such file", "outlets count result"),
    .init("process rivers.geojson --rivers phone.csv --out new".asOutlets, 65, "phone.csv", "must be lines", run),
    .init("count surveys".asOutlets, 65, "surveys", "no folder that outlets process wrote", nil),
    .init("snap surveys --rivers rivers.geojson".asOutlets, 64, "surveys", "name a file in it", nil),
  ]

  static let configuration: [WrongLine] = [
    .init(
      "\(run) --config misspelt.toml", 78, "misspelt.toml:2: there is no option \"max-distanse\"",
      "did you mean \"max-distance\"?", nil),
    .init("\(run) --config survey.toml", 78, "\"survey\"", "did you mean \"surveys\"?", nil),
    .init("\(run) --config colour.toml", 78, "\"colour\"", "known are accept-ballpark", nil),
    .init("\(run) --config campain.toml", 66, "campain.toml", "There is no such file", "\(run) --config campaign.toml"),
  ]

  static let all = verbs + options + values + columnsAndCRSs + files + configuration
}

extension String {
  /// The arguments as a line with the name of the program.
  fileprivate var asOutlets: String { "outlets \(self)" }
}
