/// One physical pipe, ditch or structure that discharges into a river.
///
/// A million of them are in memory at once and are gone through again and again: they hold no texts and no arrays, but say where
/// in the ``SurveyResult`` these are.
public struct OutletRow: Sendable {
  /// Stable: made from its first sighting, not from file names or record numbers.
  public var id: OutletID
  private var packedNameRow: Int32 = -1
  public var reach: ReachNumber
  /// Geodesic metres from the reach's upstream end.
  public var measure: Double
  /// Place on the river, WGS 84.
  public var place: Coordinate
  /// Best estimate of where the outlet itself is, WGS 84.
  public var observed: Coordinate
  /// Geodesic metres from `observed` to `place`.
  public var distance: Double
  public var sightings: Range<SightingNumber>
  /// Microseconds since 1970, or ``ObservationColumns/noTime``: an optional would take twice the room.
  private var first = ObservationColumns.noTime
  private var last = ObservationColumns.noTime
  /// Metres, radius that holds 68 %.
  public var accuracy: Double
  public var confidence: Double
  /// The probability that its sightings are one outlet: neither those of two nor a part of another's.
  public var oneProbability: Float = 1
  /// The probability that its sightings are two outlets.
  public var splitProbability: Float = 0
  /// The expected number of unions with outlets that come after it.
  public var unionProbability: Float = 0
  public var flags: RuleSet
  private var packedCodeRow: Int32 = -1
  /// Index into ``ResultColumns/basinIDs``; 0 where it lies outside all.
  public var basin: Int32 = 0
  /// Index into ``ResultColumns/districtIDs``; 0 where it lies outside all.
  public var district: Int32 = 0
  // Small ones side by side, where they share a word.
  public var bank: Bank?
  public var type: OutletType
  public var status: OutletStatus
  public var methods: SurveyMethodSet

  /// An outlet that lies on the river itself and has no sightings yet.
  public init(id: OutletID, reach: ReachNumber, measure: Double, place: Coordinate) {
    self.id = id
    self.reach = reach
    self.measure = measure
    self.place = place
    observed = place
    distance = 0
    sightings = 0..<0
    type = .unknown
    status = .unconfirmed
    methods = []
    accuracy = 0
    confidence = 0
    flags = []
  }

  /// The row of the observation that gives it its name; nil where none does.
  public var nameRow: ObservationRow? {
    get { packedNameRow < 0 ? nil : ObservationRow(rawValue: packedNameRow) }
    set { packedNameRow = newValue?.rawValue ?? -1 }
  }

  /// The row of the observation that gives it its code; nil where none does.
  public var codeRow: ObservationRow? {
    get { packedCodeRow < 0 ? nil : ObservationRow(rawValue: packedCodeRow) }
    set { packedCodeRow = newValue?.rawValue ?? -1 }
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
