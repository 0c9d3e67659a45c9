/// Accuracy is the radius that holds 68 % of the errors of a round normal distribution.
public enum Accuracy {
  /// σ of one axis = accuracy / 1.515, since 1 − exp(−1.515²/2) = 0.683.
  public static let sigmaPerAxis = 1 / 1.515
  /// Metres assumed between an aircraft and the outlet that its camera looks at, where height and pitch are not known: what
  /// a camera sees in the middle of its picture 50 m up and 45° down.
  public static let viewOffset = 50.0
  /// Metres assumed where a record says nothing, by method: a phone or handheld receiver on foot, and a drone's
  /// own position, which is not the outlet's.
  public static func assumed(for method: SurveyMethod) -> Double {
    switch method {
    case .foot: 8
    case .drone: 10
    case .other: 10
    }
  }
}
