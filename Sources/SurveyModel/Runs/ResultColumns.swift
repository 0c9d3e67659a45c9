/// Everything a run found out: what the layers and summaries are written from.
public struct ResultColumns: Sendable {
  /// Names of the survey files by index; what ``ObservationColumns/source`` points into. Sorted by UTF-8 bytes.
  public var sources: [String] = []
  /// For each of the sources the index of its input among ``RunDescription/inputs``: the photos of a folder share one.
  public var inputOfSource: [Int] = []
  /// Sorted by source and record.
  public var observations = ObservationColumns()
  public var matches = MatchColumns()
  /// For each observation, the index of its outlet, or -1.
  public var outletOfObservation: [Int32] = []
  public var network = RiverNetwork()
  /// Sorted by river, then reach downstream, then measure.
  public var outlets: [OutletRow] = []
  /// Rows of the observations, outlet after outlet and ascending within each: an outlet's are at ``OutletRow/sightings``.
  public var sightings: [Int32] = []
  /// Ids of the basins and districts that outlets lie in, each once; the first, nil, is where they lie in none.
  public var basinIDs: [String?] = [nil]
  public var districtIDs: [String?] = [nil]
  public var tracks: [Track] = []
  /// Sorted by source, record, rule and message.
  public var findings: [Finding] = []
  /// Sorted by source and byte offset.
  public var rejections: [Rejection] = []
  /// For each reach of the network.
  public var reaches: [ReachTotal] = []
  public var rivers = RollUp(rows: [], total: RollUpRow(id: nil))
  public var basins = RollUp(rows: [], total: RollUpRow(id: nil))
  public var districts = RollUp(rows: [], total: RollUpRow(id: nil))
  /// Districts summed up by the levels above them, finest first; empty where nothing tells them.
  public var districtTables: [DistrictTable] = []
  public var run = RunDescription()
  /// How many files inside folders could not be read.
  public var refusedFiles = 0

  public init() {}

  /// The outlet that an observation is a sighting of; nil for an observation that lies on no river.
  public func outlet(ofRow row: Int) -> OutletRow? {
    outletOfObservation[row] < 0 ? nil : outlets[Int(outletOfObservation[row])]
  }

  /// What the best-measured sighting that has a name calls the outlet; nil where none has one.
  public func name(of outlet: OutletRow) -> String? { outlet.nameRow.flatMap { observations.name.text(at: $0) } }

  /// As above, of its code.
  public func code(of outlet: OutletRow) -> String? { outlet.codeRow.flatMap { observations.code.text(at: $0) } }

  /// Ids of the basin and district that an outlet lies in; nil outside all.
  public func basin(of outlet: OutletRow) -> String? { basinIDs[Int(outlet.basin)] }

  public func district(of outlet: OutletRow) -> String? { districtIDs[Int(outlet.district)] }

  /// Rows in ``observations`` that are sightings of an outlet, ascending.
  public func sightings(of outlet: OutletRow) -> [Int] { outlet.sightings.map { Int(sightings[Int($0)]) } }
}

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

    public init(
      role: Role, name: String, size: Int, sha256: String, description: FileDescription, account: FileAccount,
      operation: Operation?
    ) {
      self.role = role
      self.name = name
      self.size = size
      self.sha256 = sha256
      self.description = description
      self.account = account
      self.operation = operation
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
