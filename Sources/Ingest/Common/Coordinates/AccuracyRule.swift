package import SurveyModel

/// How accurate an observation is, from what its record says.
package enum AccuracyRule {
  /// Metres of range error (one standard deviation) by which a dilution of precision is multiplied. 5 m is the usual figure
  /// for a single-frequency receiver. An accuracy made with it is `derived` and flagged `accuracyAssumed`.
  package static let assumedRangeError = 5.0

  /// The accuracy of a record by the best source that it has: its own figure, its HDOP, or the default of its method.
  ///
  /// `recorded` is in units of `unitMetres` metres (1 for metres, 0.3048 for feet). 0, negative numbers, NaN and the numbers
  /// by which devices say "unknown", such as 65535, mean that nothing was measured.
  package static func settle(
    recorded: Double?, unitMetres: Double = 1, hdop: Double? = nil, method: SurveyMethod
  ) -> (accuracy: Float, source: AccuracySource, flags: RuleSet) {
    if let recorded, isKnown(recorded) {
      let metres = recorded * unitMetres
      if isPlausible(metres) { return (Float(metres), .recorded, []) }
    }
    // Receivers write 99.99 where they have no dilution of precision; from 50 on a dilution says nothing.
    if let hdop, hdop > 0, hdop < 50 {
      return (Float(hdop * assumedRangeError), .derived, RuleSet(.accuracyAssumed))
    }
    return (Float(Accuracy.assumed(for: method)), .assumed, RuleSet(.accuracyAssumed))
  }

  /// False for the numbers by which devices say "unknown".
  private static func isKnown(_ value: Double) -> Bool {
    guard value.isFinite, value > 0 else { return false }
    // Nearly all accuracies are below the smallest of these numbers, so the set is seldom searched.
    return value < 99 || !unknowns.contains(value)
  }

  private static let unknowns: Set<Double> = [99.99, 999, 999.9, 999.99, 9999, 99999, 32767, 65534, 65535, 4_294_967_295]

  /// True from a millimetre to 10 km: any other accuracy says nothing about where an outlet is.
  private static func isPlausible(_ metres: Double) -> Bool { metres >= 0.001 && metres <= 10_000 }
}
