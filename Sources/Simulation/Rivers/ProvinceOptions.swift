package import SurveyModel

/// How large a made-up province is. Provinces serve to measure time and memory with many reaches. The same options give the same
/// bytes.
package struct ProvinceOptions: Sendable, Equatable {
  package var seed: UInt64 = 7
  /// The middle of the province, WGS 84 degrees. A wide province lies in several zones of 3°.
  package var centre = Coordinate(longitude: 109.5, latitude: 40)
  package var reaches = 10_000
  /// The number of basins. Each has one mouth.
  package var basins = 3
  package var districts = 12
  package var outlets = 1000

  package init() {}

  /// Throws ``InputError`` (usage) when no province can be made with these options.
  func check() throws(InputError) {
    try require((1...20).contains(basins), "\(basins) basins: give 1 to 20")
    try require((basins...2_000_000).contains(reaches), "\(reaches) reaches: give \(basins) to 2000000")
    try require((1...99).contains(districts), "\(districts) districts: give 1 to 99")
    try require((0...2_000_000).contains(outlets), "\(outlets) outlets: give 0 to 2000000")
    // Basins lie side by side on a plane, which departs too much from the Earth when it is very wide.
    let width = Double(basins) * ProvinceLayout.width(rows: ProvinceLayout.rows(of: reaches / basins + 1))
    try require(
      width < 3_000_000, "\(reaches) reaches in \(basins) basins would be \(Int(width / 1000)) km wide: give fewer")
  }
}
