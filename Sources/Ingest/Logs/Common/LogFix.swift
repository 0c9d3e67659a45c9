import SurveyModel

/// A position as a binary log states it, judged alike for all of them.
struct LogFix {
  /// Degrees.
  var x: Double
  var y: Double
  /// 0 and 1 none, 2 without height, 3 and more with; nil where the log does not say. 8 is extrapolated (PX4).
  var fixType: Int?
  var satellites: Int?
  /// Metres of horizontal error as the receiver states it.
  var accuracy: Double?
  var hdop: Double?

  /// Nil when it can be used: then `flags` has what is to be said of it.
  func fault(_ flags: inout RuleSet) -> (rule: Rule, message: String)? {
    if let fixType {
      if fixType < 3 { return (.noFix, "fix type \(fixType): the receiver had no fix in three dimensions") }
      if fixType == 8 { flags.insert(.fixEstimated) }
    }
    if let fault = FlightLogFile.fault(x: x, y: y) { return fault }
    if let satellites, satellites < 4 { flags.insert(.fewSatellites) }
    if let hdop, hdop >= 50 { flags.insert(.dilutionHigh) }
    return nil
  }

  /// Metres (68 %): what the receiver states, else from the dilution, else NaN.
  func settledAccuracy(method: SurveyMethod) -> Float {
    let settled = AccuracyRule.settle(recorded: accuracy, hdop: hdop, method: method)
    return settled.source == .assumed ? .nan : settled.accuracy
  }
}
