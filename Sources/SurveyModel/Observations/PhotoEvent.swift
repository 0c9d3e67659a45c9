/// A photo: a moment and mostly a place, which marks can name and of which an observation can be made.
public struct PhotoEvent: Sendable {
  /// What the place is of.
  public enum Role: Sendable {
    /// What the camera's laser was aimed at: the outlet itself.
    case target
    case aircraft
    /// The phone or camera that someone carried.
    case camera
  }

  /// Name of the file that tells of it, as outputs show it: the photo itself, or a log.
  public var source: String
  /// Of that file; 1 for a photo itself.
  public var record: Int
  /// The record's bytes in the file.
  public var byteOffset = 0
  public var byteCount = 0
  /// What a crew calls it: the photo's file name, or its number in a log.
  public var name: String
  /// False for what a log tells of a photo.
  public var isFile = false
  /// The file's own CRS until it has been reprojected, then WGS 84 degrees; nil where the photo holds none.
  public var position: Coordinate?
  /// Why there is no position.
  public var fault: (rule: Rule, message: String, column: String?)?
  /// Microseconds since 1970, or ``ObservationColumns/noTime``.
  public var time = ObservationColumns.noTime
  /// Metres (68 %) from the place to the outlet in the picture.
  public var accuracy: Float = 0
  public var accuracySource = AccuracySource.assumed
  public var method = SurveyMethod.other
  public var role = Role.camera
  public var flags = RuleSet()
  /// A complete JSON object of the original fields.
  public var attributes: [UInt8] = Array("{}".utf8)

  /// The folder part of ``source``; empty for a photo that was named without one.
  package var folder: String { source.lastIndex(of: "/").map { String(source[..<$0]) } ?? "" }

  public init(source: String, record: Int, name: String) {
    self.source = source
    self.record = record
    self.name = name
  }
}
