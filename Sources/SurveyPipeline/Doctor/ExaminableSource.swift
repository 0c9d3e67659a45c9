import CoordinateDoctor
import FileKit
import Ingest
import Reprojection
import SurveyModel

/// A source whose coordinates the doctor can look at: where they come from, and how they became WGS 84.
struct ExaminableSource: Sendable {
  private let input: NamedInput
  /// The layer, where GDAL reads it.
  private let layer: LayerFiles?
  /// The content, where it is at hand; else the input is read again when it is wanted.
  private let content: [UInt8]?
  private let format: FileFormat
  private let coordinates: CoordinateWay

  init(input: NamedInput, layer: LayerFiles? = nil, content: [UInt8]? = nil, _ read: ReadSurvey) {
    self.input = input
    self.layer = layer
    self.content = content
    format = read.file.description.format
    coordinates = read.coordinates
  }

  /// What the doctor is told of the source. A source whose coordinates were mostly rejected is read once more, without judging
  /// them.
  func surveyCase(
    _ observations: ObservationColumns, rows: Range<Int>, _ account: FileAccount, _ reader: SurveyReader
  ) throws -> SurveyCase {
    let impossible: [Rule] = [
      .coordinateSwapped, .coordinateOutOfRange, .coordinateProjected, .coordinateScaled, .coordinateNMEA,
      .transformationFailed,
    ]
    let rejected = impossible.reduce(0) { $0 + (account.rejected[$1] ?? 0) }
    var total = rows.count
    var pairs: [Coordinate]
    if rejected > rows.count {
      let all = try pairsAsTheyStand(reader)
      total = all.count
      pairs = samplePairs(all.map(\.x), all.map(\.y), 0..<all.count)
    } else {
      pairs = samplePairs(observations.x, observations.y, rows)
    }
    let operation = coordinates.operation
    var file = SurveyCase(declared: SurveyCase.Declared(coordinates.crs), pairs: pairs, total: total) { pairs in
      let (longitude, latitude) = try operation.toWGS84(x: pairs.map(\.x), y: pairs.map(\.y), jobs: 1)
      return zip(longitude, latitude).map { Coordinate(longitude: $0, latitude: $1) }
    }
    file.crsOption = format.mayLackCRS ? "--crs" : "--override-crs"
    return file
  }

  private func pairsAsTheyStand(_ reader: SurveyReader) throws -> [Coordinate] {
    if let layer { return try reader.pairs(layer, source: input.source) }
    return try reader.reading(sheet: input.layer)
      .pairs(content ?? input.read(hashing: false).bytes, format, source: input.source)
  }

  /// What is wrong with the coordinates as a whole. A source without records is judged by its tracks.
  func diagnosis(_ file: SurveyCase, tracks: [Track], _ field: RiverField?) throws -> Suspicion? {
    if file.total == 0, coordinates.crs.isGeographicWGS84 { return try diagnose(tracks: tracks, field: field) }
    return try diagnose(file, field: field)
  }
}
