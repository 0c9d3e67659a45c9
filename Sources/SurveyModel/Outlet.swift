/// One physical pipe, ditch or structure that discharges into a river.
public struct Outlet: Sendable {
  /// Stable: made from its first sighting, not from file names or record numbers.
  public var id: String
  public var name: String?
  public var code: String?
  /// Index into ``RiverNetwork/reaches``.
  public var reach: Int
  /// Geodesic metres from the reach's upstream end.
  public var measure: Double
  /// Place on the river, WGS 84.
  public var place: Coordinate
  /// Best estimate of where the outlet itself is, WGS 84.
  public var observed: Coordinate
  /// Geodesic metres from `observed` to `place`.
  public var distance: Double
  /// Row numbers in the run's ``ObservationColumns``, ascending.
  public var observations: RowList
  /// Microseconds since 1970, or ``ObservationColumns/noTime``: a million outlets are in memory at once, and an optional
  /// would take twice the room.
  private var first = ObservationColumns.noTime
  private var last = ObservationColumns.noTime
  /// Metres, radius that holds 68 %.
  public var accuracy: Double
  public var confidence: Double
  public var flags: RuleSet
  /// Ids of the basin and district it belongs to; nil where it lies outside all.
  public var basin: String?
  public var district: String?
  // Small ones side by side, where they share a word.
  public var bank: Bank?
  public var type: OutletType
  public var status: OutletStatus
  public var methods: SurveyMethodSet

  public init(
    id: String, reach: Int, bank: Bank?, measure: Double, place: Coordinate, observed: Coordinate, distance: Double,
    observations: RowList
  ) {
    self.id = id
    self.reach = reach
    self.bank = bank
    self.measure = measure
    self.place = place
    self.observed = observed
    self.distance = distance
    self.observations = observations
    type = .unknown
    status = .unconfirmed
    methods = []
    accuracy = 0
    confidence = 0
    flags = []
  }

  /// Microseconds since 1970; nil where no sighting has a time.
  public var firstSeen: Int64? {
    get { first == ObservationColumns.noTime ? nil : first }
    set { first = newValue ?? ObservationColumns.noTime }
  }

  public var lastSeen: Int64? {
    get { last == ObservationColumns.noTime ? nil : last }
    set { last = newValue ?? ObservationColumns.noTime }
  }
}
