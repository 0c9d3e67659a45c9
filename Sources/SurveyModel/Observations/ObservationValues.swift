/// What a reader made of one good record, apart from its texts.
package struct ObservationValues: Sendable {
  /// East and north in the file's own CRS.
  package var x: Double
  package var y: Double
  /// Microseconds since 1970 UTC, or ``ObservationColumns/noTime``.
  package var time = ObservationColumns.noTime
  /// Metres.
  package var accuracy: Float
  package var accuracySource: AccuracySource
  package var method = SurveyMethod.other
  package var type = OutletType.unknown
  package var flags = RuleSet()
  /// The code that ``ClaimColumn/code(name:bank:)`` makes of the river and bank that the record names; river names have the
  /// numbers of ``ObservationBuilder/claimedNames``.
  package var claim: Int32 = 0

  @inlinable
  package init(x: Double, y: Double, accuracy: Float, accuracySource: AccuracySource) {
    self.x = x
    self.y = y
    self.accuracy = accuracy
    self.accuracySource = accuracySource
  }
}
