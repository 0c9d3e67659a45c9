package import SurveyModel

/// How accurate an observation is, from what its record says.
package enum AccuracyRule {
  /// Metres of range error (one standard deviation) that a dilution of precision is multiplied with: the usual figure
  /// for a single-frequency receiver, so what comes of it is `derived` and flagged `accuracyAssumed`.
  package static let assumedRangeError = 5.0

  /// The accuracy of a record by the best source that it has: its own figure, its HDOP, or the default of its method.
  ///
  /// `recorded` in `unitMetres` (1 for metres, 0.3048 for feet). 0, negative numbers, NaN and sentinels such as 65535
  /// mean that nothing was measured.
  package static func settle(
    recorded: Double?, unitMetres: Double = 1, hdop: Double? = nil, method: SurveyMethod
  ) -> (accuracy: Float, source: AccuracySource, flags: RuleSet) {
    if let recorded, isKnown(recorded) {
      let metres = recorded * unitMetres
      if isPlausible(metres) { return (Float(metres), .recorded, []) }
    }
    // 99.99 is how receivers write that there is no dilution to speak of.
    if let hdop, hdop > 0, hdop < 50 {
      return (Float(hdop * assumedRangeError), .derived, RuleSet(.accuracyAssumed))
    }
    return (Float(Accuracy.assumed(for: method)), .assumed, RuleSet(.accuracyAssumed))
  }

  /// False for the figures by which devices say "unknown".
  private static func isKnown(_ value: Double) -> Bool {
    guard value.isFinite, value > 0 else { return false }
    // Nearly all figures are below the smallest sentinel.
    return value < 99 || !sentinels.contains(value)
  }

  private static let sentinels: Set<Double> = [99.99, 999, 999.9, 999.99, 9999, 99999, 32767, 65534, 65535, 4_294_967_295]

  /// A millimetre to 10 km: beyond that it says nothing about where an outlet is.
  private static func isPlausible(_ metres: Double) -> Bool { metres >= 0.001 && metres <= 10_000 }
}
