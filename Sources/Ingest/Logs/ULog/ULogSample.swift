/// The fix that one sample of a topic states.
struct ULogSample {
  /// Microseconds since boot.
  var timestamp: UInt64
  /// Microseconds since 1970; nil while the receiver does not know the time.
  var utc: UInt64?
  var fix: LogFix
  /// True when the position was extrapolated, not measured.
  var isDeadReckoned: Bool
}
