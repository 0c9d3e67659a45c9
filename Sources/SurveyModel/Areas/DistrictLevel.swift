/// The levels of districts, finest first. ``parent`` is that of `--district-parent`, the others are those of GB/T 2260 codes.
public enum DistrictLevel: String, CaseIterable, Sendable {
  /// A township or subdistrict: nine or twelve digits.
  case town
  /// A county or city district: six digits.
  case county
  /// A prefecture-level city: four digits, written with two zeros.
  case city
  /// A province: two digits, written with four zeros.
  case province
  /// What a property of the districts names as the district above.
  case parent

  /// The word as the outputs write it.
  public var name: String { rawValue }
}
