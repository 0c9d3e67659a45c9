/// What the manifest says of a run besides its outputs.
public struct RunDescription: Sendable {
  public enum OptionValue: Sendable, Equatable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([String])
    case table([String: String])
    case none
  }

  public enum Role: String, Sendable {
    case survey, rivers, basins, districts, aliases, water
  }

  public struct Input: Sendable {
    public var role: Role
    /// As outputs show it.
    public var name: String
    /// Bytes of the file as stored.
    public var size: Int
    /// Lower-case hexadecimal, of the file as stored.
    public var sha256: String
    public var description: FileDescription
    public var account: FileAccount
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

    public init(crs: String, name: String, accuracy: Double?) {
      self.crs = crs
      self.name = name
      self.accuracy = accuracy
    }
  }

  /// Of the program.
  public var version = ""
  /// Sorted by name when written.
  public var options: [String: OptionValue] = [:]
  /// Sorted by role and name.
  public var inputs: [Input] = []
  /// Files that were looked at and left out, with the reason.
  public var skipped: [(name: String, reason: String)] = []
  /// The plane in which nearest places were sought.
  public var workingCRS = ""
  /// "9.1.1"; and the version of proj.db's EPSG data.
  public var projVersion = ""
  public var projDatabase = ""
  public var geosVersion = ""

  public init() {}
}
