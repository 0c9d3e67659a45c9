/// Everything a run found out: what the layers and summaries are written from.
public struct ResultColumns: Sendable {
  /// Names of the survey files by index; what ``ObservationColumns/source`` points into. Sorted by UTF-8 bytes.
  public var sources: [String] = []
  /// For each of the sources the index of its input among ``RunDescription/inputs``: the photos of a folder share one.
  public var inputOfSource: [Int] = []
  /// Sorted by source and record.
  public var observations = ObservationColumns()
  public var matches = MatchColumns()
  /// For each observation its outlet; nil for an observation that lies on no river.
  public var outletOfObservation = OptionalNumbers<OutletNumber>()
  public var network = RiverNetwork()
  /// Sorted by river, then reach downstream, then measure.
  public var outlets: NumberedColumn<OutletNumber, OutletRow> = []
  /// The observations of outlets, outlet after outlet and ascending within each: an outlet's are at ``OutletRow/sightings``.
  public var sightings: NumberedColumn<SightingNumber, ObservationRow> = []
  /// Ids of the basins and districts that outlets lie in, each once; the first, nil, is where they lie in none.
  public var basinIDs: [String?] = [nil]
  public var districtIDs: [String?] = [nil]
  public var tracks: [Track] = []
  /// Sorted by source, record, rule and message.
  public var findings: [Finding] = []
  /// Sorted by source and byte offset.
  public var rejections: [Rejection] = []
  public var reaches: NumberedColumn<ReachNumber, ReachTotal> = []
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
    outletOfObservation[row].map { outlets[$0] }
  }

  /// What the best-measured sighting that has a name calls the outlet; nil where none has one.
  public func name(of outlet: OutletRow) -> String? { outlet.nameRow.flatMap { observations.name.text(at: $0.index) } }

  /// As above, of its code.
  public func code(of outlet: OutletRow) -> String? { outlet.codeRow.flatMap { observations.code.text(at: $0.index) } }

  /// Ids of the basin and district that an outlet lies in; nil outside all.
  public func basin(of outlet: OutletRow) -> String? { basinIDs[Int(outlet.basin)] }

  public func district(of outlet: OutletRow) -> String? { districtIDs[Int(outlet.district)] }

  /// The observations that are sightings of an outlet, ascending.
  public func sightings(of outlet: OutletRow) -> [ObservationRow] { outlet.sightings.map { sightings[$0] } }
}
