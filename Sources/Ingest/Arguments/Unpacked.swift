package import FileKit
package import SurveyModel

/// What was found in a packed file.
package enum Unpacked: Sendable {
  /// A file for GDAL, unpacked into a folder that exists as long as this value.
  case layer(path: String, format: FileFormat, folder: ScratchFolder)
  /// The text of a GeoJSON file.
  case text([UInt8], FileFormat)
}
