/// The time-ordered fixes of a flight or walk.
public struct Track: Sendable {
  /// Name of the file as outputs show it.
  public var source: String
  /// How the track was made.
  public var method: SurveyMethod
  /// One array for each unbroken stretch; the file's own CRS until it has been reprojected, then WGS 84 degrees.
  public var stretches: [[Coordinate]]
  /// For each stretch the times of its fixes in microseconds since 1970, `ObservationColumns.noTime` where one has none;
  /// empty where the reader keeps no times.
  public var times: [[Int64]] = []
  /// For each stretch the accuracy of its fixes in metres (68 %), NaN where nothing is known; empty as ``times``.
  public var accuracies: [[Float]] = []
  /// The first time in microseconds since 1970-01-01T00:00:00Z; nil where none is recorded.
  public var started: Int64?
  /// The last time in microseconds since 1970-01-01T00:00:00Z; nil where none is recorded.
  public var ended: Int64?
  /// Geodesic metres along its stretches; nil until it has been measured.
  public var length: Double?

  package init(source: String, method: SurveyMethod, stretches: [[Coordinate]], started: Int64?, ended: Int64?) {
    self.source = source
    self.method = method
    self.stretches = stretches
    self.started = started
    self.ended = ended
  }

  /// The number of fixes in all stretches.
  public var fixes: Int { stretches.reduce(0) { $0 + $1.count } }
}
