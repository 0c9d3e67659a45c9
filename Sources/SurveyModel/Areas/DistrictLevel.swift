/// The levels of districts, finest first. ``parent`` is that of `--district-parent`, the others are those of GB/T 2260 codes.
public enum DistrictLevel: String, CaseIterable, Sendable {
  case town, county, city, province, parent

  public var name: String { rawValue }
}
