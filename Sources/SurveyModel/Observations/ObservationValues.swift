/// What a reader made of one good record, apart from its texts.
public struct ObservationValues: Sendable {
  /// East and north in the file's own CRS.
  public var x: Double
  public var y: Double
  /// Microseconds since 1970 UTC, or ``ObservationColumns/noTime``.
  public var time = ObservationColumns.noTime
  /// Metres.
  public var accuracy: Float
  public var accuracySource: AccuracySource
  public var method = SurveyMethod.other
  public var type = OutletType.unknown
  public var flags = RuleSet()
  /// The code that ``ClaimColumn/code(name:bank:)`` makes of the river and bank that the record names; river names have the
  /// numbers of ``ObservationBuilder/claimedNames``.
  public var claim: Int32 = 0

  @inlinable
  public init(x: Double, y: Double, accuracy: Float, accuracySource: AccuracySource) {
    self.x = x
    self.y = y
    self.accuracy = accuracy
    self.accuracySource = accuracySource
  }
}
