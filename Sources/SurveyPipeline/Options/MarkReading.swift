public import SurveyModel

/// Tables of what a crew marked by the name of a photo or by a time, and how the marks find their positions.
public struct MarkReading: Sendable {
  /// Tables of marks without coordinates.
  public var files: [SurveyInput] = []
  /// Seconds from the nearest fix within which a mark's time is placed on a track; from 0 to 3600.
  public var maximumGap = 5.0
  /// What is added to the times of the marks; nil for a clock that was right.
  public var clockOffset: ClockOffset?

  /// No marks, and the defaults.
  public init() {}
}
