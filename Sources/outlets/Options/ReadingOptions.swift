import ArgumentParser
import SurveyModel

/// Options that say how survey files are read, shared by every verb that reads them.
struct ReadingOptions: SurveyArguments {
  @Option(.crs) var crs: String?
  @Option(.overrideCRS) var overrideCrs: String?
  @Option(.operation) var operation: String?
  @Flag(.acceptBallpark) var acceptBallpark = false
  @Option(.method) var method: String?
  @Option(.tableRole) var `as`: String?
  @Option(.columns) var columns: String?
  @Option(.timeZone) var timeZone: String?
  @Option(.dateOrder) var dateOrder: String?
  @Option(.positionOrder) var positionOrder: String?
  @Option(.encoding) var encoding: String?
  @Option(.sheet) var sheet: String?
  @Option(.geopoint) var geopoint: String?
}
