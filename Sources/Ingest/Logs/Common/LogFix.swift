import SurveyModel

/// A fix as a log states it with what the receiver says about it. All logs are judged alike.
struct LogFix {
  /// Degrees.
  var x: Double
  var y: Double
  /// 0 and 1 mean no fix, 2 a fix without height, 3 and more a fix with height, 8 (PX4) an extrapolated one; nil when the log
  /// does not say.
  var fixType: Int?
  var satellites: Int?
  /// Metres of horizontal error as the receiver states it.
  var accuracy: Double?
  var hdop: Double?

  /// Nil when the fix can be used; then what is doubtful about it is added to `flags`.
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

  /// Metres (68 %), as the receiver states them or from the dilution; nil when the log says neither.
  func settledAccuracy(method: SurveyMethod) -> Float? {
    let settled = AccuracyRule.settle(recorded: accuracy, hdop: hdop, method: method)
    return settled.source == .assumed ? nil : settled.accuracy
  }
}
