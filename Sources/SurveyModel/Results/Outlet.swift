/// One physical pipe, ditch or structure that discharges into a river.
public struct Outlet: Sendable {
  private let result: SurveyResult
  private let number: Int

  package init(_ result: SurveyResult, number: Int) {
    self.result = result
    self.number = number
  }

  private var row: OutletRow { result.storage.columns.outlets[OutletNumber(number)] }

  /// Made from the first sighting, not from file names or record numbers: the same survey gives the same id.
  public var id: OutletID { row.id }

  /// What the best-measured sighting that has a name calls it.
  public var name: String? { result.storage.columns.name(of: row) }

  /// The code that the best-measured sighting that has one gives it.
  public var code: String? { result.storage.columns.code(of: row) }

  /// The river that it discharges into.
  public var river: River { reach.river }

  /// The piece of the river that it lies on.
  public var reach: Reach { Reach(result, number: row.reach.index) }

  /// Metres along the reach from its upstream end.
  public var measure: Double { row.measure }

  /// Percent of the reach's length from its downstream end: 0 there, 100 at the upstream end, as in the National Hydrography
  /// Dataset.
  public var measurePercent: Double { reach.measurePercent(at: measure) }

  /// Kilometres from the mouth of the river, along the way the water takes; nil where the flow is not known.
  public var riverKilometre: Double? { reach.riverKilometre(at: measure) }

  /// The bank, looking downstream; nil where the flow is not known or the outlet is on the line.
  public var bank: Bank? { row.bank }

  /// The point on the river that it belongs to, in WGS 84 degrees.
  public var place: Coordinate { row.place }

  /// The best estimate of where the outlet itself is, in WGS 84 degrees.
  public var position: Coordinate { row.observed }

  /// Metres from ``position`` to ``place``.
  public var distance: Double { row.distance }

  /// Where its water comes from, as most of its sightings tell; where as many tell another thing, as the best-measured does.
  public var type: OutletType { row.type }
  /// True when a crew stood at the outlet, false when it was only seen from the air.
  public var status: OutletStatus { row.status }

  /// The ways in which it was seen, in the order drone, foot, other.
  public var methods: [SurveyMethod] { Array(row.methods) }

  /// The observations that are sightings of it, by source and record.
  public var sightings: ResultRows<Observation> {
    ResultRows(result, result.storage.columns.sightings(of: row), view: Observation.init)
  }

  /// The time of the first sighting in microseconds since 1970-01-01T00:00:00Z; nil where no sighting has a time.
  public var firstSeen: Int64? { row.firstSeen }
  /// The time of the last sighting, as ``firstSeen``.
  public var lastSeen: Int64? { row.lastSeen }

  /// The radius in metres that holds 68 % of the errors of ``position``.
  public var accuracy: Double { row.accuracy }

  /// The probability that the river is the right one.
  public var confidence: Double { row.confidence }

  /// The probability that its sightings are one outlet: neither those of two nor a part of another's.
  public var oneOutlet: Double { Double(row.oneProbability) }

  /// The flags of its sightings, sorted by their ids.
  public var flags: [Rule] { row.flags.rules }

  /// The id of the basin that it lies in; nil outside all.
  public var basin: String? { result.storage.columns.basin(of: row) }
  /// The id of the district that it lies in; nil outside all.
  public var district: String? { result.storage.columns.district(of: row) }
}
