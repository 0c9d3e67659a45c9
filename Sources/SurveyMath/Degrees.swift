private import Glibc

/// Angles in degrees.
public enum Degrees {
  public static func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }

  /// A difference of two longitudes, taken the short way round: from −180 to 180. The difference must be within ±540.
  @inlinable
  public static func shortWay(_ degrees: Double) -> Double {
    degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees
  }
}
