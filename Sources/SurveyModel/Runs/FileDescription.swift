/// What a file says about itself, for `inspect` and the manifest.
public struct FileDescription: Sendable {
  /// The format, which the content tells.
  public var format: FileFormat
  /// "UTF-8", "GB18030", "UTF-16LE", …
  public var encoding: String
  /// The CRS the file states, as it states it; nil where it states none.
  public var statedCRS: String?
  /// Column, property or element names in file order.
  public var columns: [String] = []
  /// Which of them is read as what: field name → column.
  public var fields: [(field: String, column: String)] = []
  /// Delimiter and the like, in words; nil where the format has none.
  public var dialect: String?
  /// The sheet of a workbook that was read; nil for other files.
  public var sheet: String?
  /// The kind of a river layer; nil for other files.
  public var profile: RiverProfile?

  package init(format: FileFormat, encoding: String) {
    self.format = format
    self.encoding = encoding
  }
}
