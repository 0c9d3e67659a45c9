/// A photo: a moment and mostly a place, which marks can name and of which an observation can be made.
package struct PhotoEvent: Sendable {
  /// What the place is of.
  package enum Role: Sendable {
    /// What the camera's laser was aimed at: the outlet itself.
    case target
    case aircraft
    /// The phone or camera that someone carried.
    case camera
  }

  /// Name of the file that tells of it, as outputs show it: the photo itself, or a log.
  package var source: String
  /// Of that file; 1 for a photo itself.
  package var record: Int
  /// The record's bytes in the file.
  package var byteOffset = 0
  package var byteCount = 0
  /// What a crew calls it: the photo's file name, or its number in a log.
  package var name: String
  /// False for what a log tells of a photo.
  package var isFile = false
  /// The file's own CRS until it has been reprojected, then WGS 84 degrees; nil where the photo holds none.
  package var position: Coordinate?
  /// Why there is no position.
  package var fault: (rule: Rule, message: String, column: String?)?
  /// Microseconds since 1970, or ``ObservationColumns/noTime``.
  package var time = ObservationColumns.noTime
  /// Metres (68 %) from the place to the outlet in the picture.
  package var accuracy: Float = 0
  package var accuracySource = AccuracySource.assumed
  package var method = SurveyMethod.other
  package var role = Role.camera
  package var flags = RuleSet()
  /// A complete JSON object of the original fields.
  package var attributes: [UInt8] = Array("{}".utf8)

  /// The folder part of ``source``; empty for a photo that was named without one.
  package var folder: String { source.lastIndex(of: "/").map { String(source[..<$0]) } ?? "" }

  package init(source: String, record: Int, name: String) {
    self.source = source
    self.record = record
    self.name = name
  }
}
