package import Reprojection
public import SurveyModel

/// A coordinate reference system (CRS) that an option names. Coordinates are taken in the order east, north.
public struct CoordinateSystem: Sendable, Hashable {
  /// The name as it was given.
  public let name: String
  package let crs: CRS

  private init(name: String, crs: CRS) {
    self.name = name
    self.crs = crs
  }

  /// - Parameter name: `EPSG:n`, `OGC:CRS84`, `gcj02` (phone maps in China), `bd09` (Baidu), an OGC URN or URL, a PROJ string
  ///   or WKT.
  /// - Throws: `InputError` with the code `usage` for a name that PROJ does not know or a CRS without two horizontal axes,
  ///   `noOperation` when PROJ's database is missing.
  public init(_ name: String) throws(InputError) {
    self.init(name: name, crs: try CRS(name, fromCommandLine: true))
  }

  /// WGS 84, longitude and latitude in degrees.
  public static let wgs84 = CoordinateSystem(name: CRS.wgs84.identifier, crs: .wgs84)
  /// GCJ-02, the shifted degrees of Chinese phone maps.
  public static let gcj02 = CoordinateSystem(name: CRS.gcj02.identifier, crs: .gcj02)
  /// BD-09, the shifted degrees of Baidu.
  public static let bd09 = CoordinateSystem(name: CRS.bd09.identifier, crs: .bd09)

  /// The CRS of a number in the EPSG registry.
  public static func epsg(_ number: Int) throws(InputError) -> CoordinateSystem {
    try CoordinateSystem("EPSG:\(number)")
  }
}

extension CoordinateSystem: OptionText {
  init(optionText text: String) throws(InputError) { try self.init(text) }

  var optionText: String { name }
}
