/// What the manifest says of a run besides its outputs.
public struct RunDescription: Sendable {
  /// The value of an option, as the manifest writes it.
  public enum OptionValue: Sendable, Equatable {
    /// A text.
    case text(String)
    /// A number, in the unit of the option.
    case number(Double)
    /// True where the option is given.
    case flag(Bool)
    /// Texts, for an option that may have several.
    case list([String])
    /// Texts by their names.
    case table([String: String])
    /// The option was not given.
    case none
  }

  /// What an input is read as.
  public enum Role: String, Sendable {
    /// Observations, tracks and photos.
    case survey
    /// River lines.
    case rivers
    /// Polygons of basins.
    case basins
    /// Polygons of districts.
    case districts
    /// Local names of rivers.
    case aliases
    /// Polygons of water.
    case water
  }

  /// A file that was read.
  public struct Input: Sendable {
    /// What it was read as.
    public var role: Role
    /// The name, as outputs show it.
    public var name: String
    /// Bytes of the file as stored.
    public var size: Int
    /// Lower-case hexadecimal, of the file as stored.
    public var sha256: String
    /// What the file says about itself.
    public var description: FileDescription
    /// Its records and bytes.
    public var account: FileAccount
    /// How its coordinates became WGS 84; nil for a file without any.
    public var operation: Operation?
    /// What was mended on the way in, by its name in `--fix`.
    public var fixes: [String] = []

    /// An input without an operation.
    package init(
      role: Role, name: String, size: Int, sha256: String, description: FileDescription, account: FileAccount
    ) {
      self.role = role
      self.name = name
      self.size = size
      self.sha256 = sha256
      self.description = description
      self.account = account
    }
  }

  /// How a file's coordinates became WGS 84.
  public struct Operation: Sendable, Equatable {
    /// The CRS used, as an identifier: `OGC:CRS84`, `EPSG:4549`, `gcj02`.
    public var crs: String
    /// The name of the coordinate operation.
    public var name: String
    /// Metres; nil where unknown.
    public var accuracy: Double?

    package init(crs: String, name: String, accuracy: Double?) {
      self.crs = crs
      self.name = name
      self.accuracy = accuracy
    }
  }

  /// The version of this package.
  public var version = ""
  /// Sorted by name when written.
  public var options: [String: OptionValue] = [:]
  /// Whether CSV outputs begin with the byte order mark of UTF-8.
  public var byteOrderMark = false
  /// Sorted by role and name.
  public var inputs: [Input] = []
  /// Files that were looked at and left out, with the reason.
  public var skipped: [(name: String, reason: String)] = []
  /// The plane in which nearest places were sought.
  public var workingCRS = ""
  /// The version of PROJ: `9.1.1`.
  public var projVersion = ""
  /// The version of the EPSG data in proj.db.
  public var projDatabase = ""
  /// The version of GEOS.
  public var geosVersion = ""

  package init() {}
}
