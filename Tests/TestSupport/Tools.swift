import Foundation

/// Programs of others that tests use; `make setup-test` installs them.
package enum Tools {
  /// For `.enabled(if:)`: true when GDAL's tools are there; says aloud, once, when they are not.
  package static let haveGDAL: Bool = {
    if FileManager.default.isExecutableFile(atPath: "/usr/bin/ogr2ogr") { return true }
    print("note: ogr2ogr is absent (make setup-test installs it): tests that make GIS files with it are skipped")
    return false
  }()

  /// Runs `ogr2ogr`; what it says comes back.
  @discardableResult
  package static func ogr2ogr(_ arguments: [String]) throws -> [UInt8] {
    try run("/usr/bin/ogr2ogr", arguments)
  }
}
