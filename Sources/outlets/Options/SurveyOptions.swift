public import ArgumentParser
import Glibc
public import SurveyModel
import SurveyPipeline

/// Options that say how survey files are to be read, shared by every verb that reads them.
struct SurveyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "CRS of inputs that state none, that is CSV and spreadsheets: EPSG:n, gcj02 (Chinese phone maps), bd09 (Baidu). GeoJSON and GPX are WGS 84 by their standards.",
      valueName: "CRS"))
  var crs: String?

  @Option(help: ArgumentHelp("CRS of all survey files, whatever they state, GeoJSON and GPX too.", valueName: "CRS"))
  var overrideCrs: String?

  @Option(help: ArgumentHelp("Coordinate operation to WGS 84: its name, its code, or a PROJ pipeline.", valueName: "OP"))
  var operation: String?

  @Flag(help: "Accept a datum shift of nothing where no operation is known (errors up to 200 m).")
  var acceptBallpark = false

  @Option(help: ArgumentHelp("drone, foot or other, where the file does not say.", valueName: "METHOD"))
  var method: String?

  @Option(
    help: ArgumentHelp(
      "Which column is which field, where it is not recognised: longitude=东经X,latitude=北纬Y. inspect lists what is recognised; an unknown field is answered with all there are.",
      valueName: "FIELD=HEADER,…"))
  var columns: String?

  @Option(
    help: ArgumentHelp("Time zone of times that state none: +08:00 or Asia/Shanghai (default: UTC, flagged).", valueName: "ZONE"))
  var timeZone: String?

  @Option(help: ArgumentHelp("Encoding of CSV files (default: UTF-8, else GB18030).", valueName: "NAME"))
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      "Sheet of Excel and OpenDocument workbooks; FILE:sheet for one of them (default: the only one with positions).",
      valueName: "NAME"))
  var sheet: String?

  @Option(
    help: ArgumentHelp(
      "Which position of a form to take, by the name of its question (default: the outlet's, else the first; never a monitoring point).",
      valueName: "NAME"))
  var geopoint: String?

  /// What was typed, as what it means.
  func meaning() throws -> SurveyReading {
    var reading = SurveyReading()
    reading.crs = crs
    reading.overrideCRS = overrideCrs
    reading.operation = operation
    reading.acceptBallpark = acceptBallpark
    reading.method = method
    reading.timeZone = timeZone
    reading.encoding = encoding
    reading.sheet = sheet
    reading.geopoint = geopoint
    for pair in (columns ?? "").split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1).map { $0.trimmingSpaces }
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw CommandError(Exit.usage, "--columns: \"\(pair)\" is not of the form field=header")
      }
      if reading.columns.updateValue(parts[1], forKey: parts[0]) != nil {
        throw CommandError(Exit.usage, "--columns: \(parts[0]) is named twice")
      }
    }
    return reading
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

/// Options about photos, and marks that are placed by photos and tracks.
struct MarkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Marks without coordinates, as CSV, Excel or OpenDocument (one sheet as FILE:sheet): rows that name a photo of the surveys (DJI_0425) or say a time at which a track was under way. May be given more than once.",
      valueName: "FILE"))
  var marks: [String] = []

  @Flag(help: "Make an observation of every photo, and of every photo that a flight log tells of.")
  var photoEvents = false

  @Option(help: ArgumentHelp("Seconds from the nearest fix within which a mark's time is placed on a track.", valueName: "S"))
  var maxGap: Double = 5

  @Option(
    // What follows may begin with a minus.
    parsing: .unconditional,
    help: ArgumentHelp("What to add to the marks' times, where their clock was wrong: +8h, -37s, +1h30m.", valueName: "OFFSET"))
  var clockOffset: String?

  mutating func validate() throws {
    guard maxGap.isFinite, maxGap >= 0, maxGap <= 3600 else {
      throw ValidationError("--max-gap must be a number of seconds from 0 to 3600.")
    }
  }

  /// What was typed, as what it means.
  func meaning() -> MarkReading {
    var reading = MarkReading()
    reading.files = marks
    reading.maxGap = maxGap
    reading.clockOffset = clockOffset
    return reading
  }
}

/// Options that say how rivers are read and what is near enough.
struct RiverOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "River lines, drawn downstream: GeoJSON, GeoPackage, Shapefile, FlatGeobuf, KML, FileGDB, MapInfo, GML, .osm.pbf (also zipped, or at an https address) or a PostGIS database (\"PG:dbname=survey tables=rivers\"); one layer of several as FILE:layer.",
      valueName: "FILE"))
  var rivers: String

  @Option(help: ArgumentHelp("CRS of the rivers, whatever they state.", valueName: "CRS"))
  var riversCrs: String?

  @Option(
    help: ArgumentHelp(
      "Property that identifies a river (default: river_id and the like, else the name, else the feature id).", valueName: "FIELD"
    ))
  var riverId: String?

  @Option(
    help: ArgumentHelp(
      "Read only the features of --rivers for which this SQL condition holds: \"stream_order >= 3\" (not of GeoJSON; other layers are read whole).",
      valueName: "SQL"))
  var `where`: String?

  @Option(help: ArgumentHelp("Property that names a river (default: name, 河流名称 and the like).", valueName: "FIELD"))
  var riverName: String?

  @Option(help: ArgumentHelp("Property that identifies a piece of river (default: by the profile).", valueName: "FIELD"))
  var reachId: String?

  @Option(
    help: ArgumentHelp(
      "Property with the id of the piece that this one flows into; 0 for none (default: by the profile).", valueName: "FIELD"))
  var downstreamId: String?

  @Option(help: ArgumentHelp("Property that names the basin (default: basin, 流域 and the like).", valueName: "FIELD"))
  var basinField: String?

  @Option(
    help: ArgumentHelp(
      "Kind of river layer: nhdplus, hydrorivers, osm, chinese or generic (default: what its columns say).",
      valueName: "NAME"))
  var profile: RiverProfile?

  @Option(
    help: ArgumentHelp(
      "Kinds of waterway that are rivers in an OpenStreetMap layer, or all.", valueName: "KIND,…"))
  var waterways: String = "river,stream,canal"

  @Option(help: ArgumentHelp("Metres within which the end of a line is on another line.", valueName: "M"))
  var nodeTolerance: Double = 1

  @Option(
    help: ArgumentHelp(
      "Local names of rivers: a table with the columns alias and name (or 别名, 河流名称).", valueName: "FILE"))
  var riverAliases: String?

  @Option(
    help: ArgumentHelp(
      "Polygons of water: distances count from its edge, and --max-distance with them (formats as --rivers).", valueName: "FILE"))
  var water: String?

  @Option(
    help: ArgumentHelp(
      "Metric CRS to work in: auto (each observation in the 3° zone of its longitude) or EPSG:n.", valueName: "auto|CRS"))
  var workCrs: String = "auto"

  @Option(help: ArgumentHelp("Metres beyond which an observation stays unmatched.", valueName: "M"))
  var maxDistance: Double = 200

  mutating func validate() throws {
    guard maxDistance.isFinite, maxDistance > 0, maxDistance <= 1_000_000 else {
      throw ValidationError("--max-distance must be a number of metres above 0, up to 1000000.")
    }
    guard nodeTolerance.isFinite, nodeTolerance >= 0, nodeTolerance <= 1000 else {
      throw ValidationError("--node-tolerance must be a number of metres from 0 to 1000.")
    }
  }

  /// What was typed, as what it means.
  func meaning() -> RiverReading {
    var reading = RiverReading(path: rivers)
    reading.crs = riversCrs
    reading.riverID = riverId
    reading.riverName = riverName
    reading.aliases = riverAliases
    reading.condition = `where`
    reading.reachID = reachId
    reading.downstreamID = downstreamId
    reading.basin = basinField
    reading.profile = profile
    if waterways != "river,stream,canal" { reading.waterways = waterways.split(separator: ",").map { $0.trimmingSpaces } }
    if nodeTolerance != 1 { reading.nodeTolerance = nodeTolerance }
    reading.water = water
    reading.workCRS = workCrs
    reading.maxDistance = maxDistance
    return reading
  }
}

extension RiverProfile: ExpressibleByArgument {
  public init?(argument: String) {
    guard let profile = Self.allCases.first(where: { $0.option == argument.lowercased() }) else { return nil }
    self = profile
  }

  public var defaultValueDescription: String { option }
  public static var allValueStrings: [String] { allCases.map(\.option) }
}

/// Options about the run itself.
struct RunOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Rejected records up to which the exit code is still 0.", valueName: "N|any"))
  var maxRejects: String = "0"

  @Option(help: ArgumentHelp("Threads (default: the number of cores).", valueName: "N"))
  var jobs: Int?

  @Flag(help: "No progress and no summary on the terminal.")
  var quiet = false

  @Flag(help: "Say what became of every file, and every warning.")
  var verbose = false

  mutating func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs must be a number from 1 to 1024.") }
    if maxRejects != "any", Int(maxRejects).map({ $0 < 0 }) ?? true {
      throw ValidationError("--max-rejects must be a whole number or any.")
    }
    if quiet, verbose { throw ValidationError("--quiet and --verbose contradict each other.") }
  }

  /// Nil when any number is allowed.
  var allowedRejects: Int? { maxRejects == "any" ? nil : Int(maxRejects) }

  var threads: Int { jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
