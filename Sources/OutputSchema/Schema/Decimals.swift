/// The number of decimals that each kind of number is written with. Zeros at the end are left out.
///
/// These are computed properties that other modules can inline, so that the writers of numbers see constants.
public enum Decimals {
  /// 1e-7 degree is 1.1 cm on the ground (RFC 7946, 11.2 advises no more).
  @inlinable public static var degrees: Int { 7 }
  /// Of measures and distances in metres.
  @inlinable public static var metres: Int { 3 }
  @inlinable public static var accuracy: Int { 2 }
  @inlinable public static var percent: Int { 4 }
  @inlinable public static var kilometres: Int { 3 }
  @inlinable public static var perKilometre: Int { 3 }
  @inlinable public static var confidence: Int { 3 }
}
