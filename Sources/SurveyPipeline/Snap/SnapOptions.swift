/// Everything that `snap` can be told.
public struct SnapOptions: Sendable {
  public var reading: SurveyReading
  public var rivers: RiverReading
  /// Where rejected records are written as CSV; nil for nowhere.
  public var rejects: String?
  public var jobs = 1

  public init(reading: SurveyReading, rivers: RiverReading) {
    self.reading = reading
    self.rivers = rivers
  }
}
