public import SurveyModel
import Workers

/// All that a run can be told, besides where to write.
///
///     var options = ProcessOptions(surveys: ["walks/", "flight.csv"], rivers: "rivers.geojson")
///     options.maximumDistance = 50
///     options.reading.timeZone = try TimeZoneName("Asia/Shanghai")
///
/// An option that is not set has the default of the command.
public struct ProcessOptions: Sendable {
  /// Files and folders of surveys.
  public var surveys: [SurveyInput]
  /// How the survey files are read.
  public var reading = SurveyReading()
  /// Tables of marks without coordinates, and how they are joined to photos and tracks.
  public var marks = MarkReading()
  /// The rivers, and how they are read.
  public var rivers: RiverReading
  /// Polygons of water: distances count from their edge, ``maximumDistance`` with them.
  public var water: SurveyInput?
  /// Geodesic metres beyond which an observation stays unmatched; above 0, up to 1,000,000.
  public var maximumDistance = 200.0
  /// The plane in which nearest places are looked for.
  public var workingPlane = WorkingPlaneChoice.automatic
  /// What says which basin an outlet drains to.
  public var basins = BasinSource.riverAttribute
  /// Polygons of districts to count by.
  public var districts: SurveyInput?
  /// The property with the id of a district; nil for `adcode`, `行政区代码`, `id` and the like.
  public var districtID: String?
  /// The property with the id of the district that a district lies in; nil where nothing tells it.
  public var districtParent: String?
  /// The faults of whole files that are mended where the evidence for them is clear. Nothing is mended unasked.
  public var fixes: FixList = []
  /// Begin CSV outputs with the byte order mark of UTF-8, by which spreadsheets know that texts are UTF-8.
  public var byteOrderMark = false
  /// Threads, from 1 to 1024; the result is the same for any number. Without another word as many as there are processors.
  public var jobs = processorCount()

  /// - Parameters:
  ///   - surveys: files and folders of surveys.
  ///   - rivers: the rivers, as a path or with the options of their reading.
  public init(surveys: [SurveyInput], rivers: RiverReading) {
    self.surveys = surveys
    self.rivers = rivers
  }
}

extension ProcessOptions {
  /// All inputs that the options name: the surveys first, then what is read as something else.
  public var inputs: [SurveyInput] { surveys + otherInputs }

  /// The inputs that are no surveys, even where they lie in a folder of surveys.
  var otherInputs: [SurveyInput] {
    rivers.files + [rivers.aliases, water, basins.file, districts].compactMap { $0 } + marks.files
  }
}
