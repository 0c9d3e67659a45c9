import SurveyModel

/// What the readers of all logs have in common.
enum FlightLogFile {
  /// Makes the file with its tracks, once `builder` has accounted for all bytes.
  ///
  /// Throws ``InputError`` when all positions look like radians.
  static func finish(
    _ builder: consuming ObservationBuilder, _ fixes: FixColumns, _ tally: FlagTally, _ summary: LogSummary, contentBytes: Int
  ) throws(InputError) -> SurveyFile {
    var builder = builder
    let source = builder.source
    if fixes.lookLikeRadians {
      throw InputError(
        .unreadable,
        "all \(fixes.count) positions lie within ±π/2 and ±π: are they radians? Export the log in degrees", source: source)
    }
    tally.note(&builder)
    let made = TracksOfFixes(
      fixes, source: source, method: summary.method, isResampled: summary.isResampled, gap: fixes.usualGap)
    if made.steps > 0 {
      builder.note(
        .timeOrder, .warning, "the clock goes back at \(made.steps) fix\(made.steps == 1 ? "" : "es"); they stay as they stand")
    }
    if made.singleFixes > 0 {
      builder.note(
        .trackTooShort, .info, "\(made.singleFixes) fix\(made.singleFixes == 1 ? "" : "es") between gaps make no line")
    }
    var message =
      fixes.count == 0
      ? "the log holds no usable position of \(summary.subject)"
      : "\(fixes.count) fixes of \(summary.subject): a track, and no outlet is placed from it"
    if let photos = summary.photos, photos > 0 {
      message += "; \(photos) photo\(photos == 1 ? " was" : "s were") taken on the way"
    }
    if fixes.count > 0 || builder.observations.count == 0 { builder.note(.flightLogRows, .info, message) }
    if builder.account.records == 0 { builder.note(.noRecords, .warning, "the log holds no positions") }
    var file = builder.file(summary.description, contentBytes: contentBytes)
    file.tracks = made.tracks
    return file
  }

  /// The most bytes of a rejected record that are kept.
  static let maximumRaw = 1 << 16

  /// What is wrong with a pair of degrees in a log; nil when nothing is. Logs write 0, 0 or -180, -180 where there is no fix.
  static func fault(x: Double, y: Double) -> (rule: Rule, message: String)? {
    guard let (rule, message) = CoordinateJudgement.judge(x: x, y: y, kind: .degrees) else { return nil }
    return rule == .nullIsland ? (.noFix, "longitude 0, latitude 0: there was no fix yet") : (rule, message)
  }
}
