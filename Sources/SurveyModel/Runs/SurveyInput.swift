/// What is read: something that has an address, or a content in memory.
///
/// A string literal is a path: `let rivers: SurveyInput = "rivers.gpkg:flowlines"`.
public enum SurveyInput: Sendable, Hashable, ExpressibleByStringLiteral {
  /// A file or folder; also one layer or sheet of a file (`rivers.gpkg:flowlines`), an `https` address or a PostGIS database
  /// (`PG:dbname=survey tables=rivers`). What exists as a path is taken as one.
  case path(String)
  /// The content of a file. The ending of the name helps to tell the format, and outputs call the input by the name.
  case bytes([UInt8], name: String)

  /// A path.
  public init(stringLiteral path: String) {
    self = .path(path)
  }
}
