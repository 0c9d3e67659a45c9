import SurveyModel

/// What a `GPS` message states.
struct DataFlashFix {
  var fix: LogFix
  /// Microseconds since boot; nil when the message does not state them.
  var clock: Int64?
  /// GPS week; 0 before the receiver knows it.
  var week: Int
  /// Milliseconds in the week.
  var milliseconds: Double
  var receiver: DataFlashReceiver
  /// False for the fix of a receiver that the aircraft does not use.
  var isUsed: Bool

  /// Microseconds since 1970 UTC; nil without a week.
  var time: Int64? {
    guard week > 0, milliseconds >= 0, milliseconds < 604_800_000 else { return nil }
    return GPSTime.utc(week: week, microseconds: Int64(milliseconds * 1000))
  }
}
