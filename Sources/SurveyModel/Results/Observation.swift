/// One accepted record that says "an outlet is here".
public struct Observation: Sendable {
  private let result: SurveyResult
  private let number: Int

  package init(_ result: SurveyResult, number: Int) {
    self.result = result
    self.number = number
  }

  private var matches: MatchColumns { result.storage.columns.matches }

  /// Unique in the run: `source#record`.
  public var id: String { "\(source)#\(record)" }

  /// The file that tells of it, as outputs show it.
  public var source: String { result.storage.columns.sources[Int(result.storage.columns.observations.source[number])] }

  /// 1 for the first record of the file.
  public var record: Int { Int(result.storage.columns.observations.record[number]) }

  /// The id that the crew gave it; nil where the record has none.
  public var recordedID: String? { result.storage.columns.observations.recordedID.text(at: number) }
  /// The name that the crew gave it.
  public var name: String? { result.storage.columns.observations.name.text(at: number) }
  /// The outlet's code, as the crew recorded it.
  public var code: String? { result.storage.columns.observations.code.text(at: number) }

  /// Where it was recorded, in WGS 84 degrees.
  public var position: Coordinate {
    Coordinate(
      longitude: result.storage.columns.observations.longitude[number],
      latitude: result.storage.columns.observations.latitude[number])
  }

  /// Microseconds since 1970-01-01T00:00:00Z; nil where no time was recorded.
  public var time: Int64? { result.storage.columns.observations.time(at: number) }

  /// The radius in metres that holds 68 % of the errors of ``position``.
  public var accuracy: Double { Double(result.storage.columns.observations.accuracy[number]) }
  /// Where ``accuracy`` comes from.
  public var accuracySource: AccuracySource { result.storage.columns.observations.accuracySource[number] }
  /// How it was made.
  public var method: SurveyMethod { result.storage.columns.observations.method[number] }
  /// Where the water of the outlet comes from, as the record tells.
  public var type: OutletType { result.storage.columns.observations.type[number] }

  /// The reach that it was matched to; nil where no river is near enough.
  public var reach: Reach? { matches.reach[number].map { Reach(result, number: $0.index) } }
  /// The river that it was matched to; nil where no river is near enough.
  public var river: River? { reach?.river }

  /// Metres along the reach from its upstream end; nil without a match.
  public var measure: Double? { isMatched ? matches.measure[number] : nil }

  /// The point on the river, in WGS 84 degrees; nil without a match.
  public var place: Coordinate? {
    isMatched ? Coordinate(longitude: matches.placeLongitude[number], latitude: matches.placeLatitude[number]) : nil
  }

  /// Metres from ``position`` to the place on the river, or to the edge of its water; nil without a match.
  public var distance: Double? { isMatched ? matches.distance[number] : nil }

  /// Metres from ``position`` to the place on the river, in a run that knows the edges of the water; nil in others and without a
  /// match.
  public var centrelineDistance: Double? {
    matches.centrelineDistance.isEmpty || !isMatched ? nil : matches.centrelineDistance[number]
  }

  /// The bank, looking downstream; nil where the flow is not known or the position is on the line.
  public var bank: Bank? { matches.bank[number] }

  /// The nearest other river that it may as well be at, with its distance in metres.
  public var runnerUp: (river: River, distance: Double)? {
    matches.runnerUpRiver[number].map { (River(result, number: $0.index), matches.runnerUpDistance[number]) }
  }

  /// The probability that the river is the right one; nil without a match.
  public var confidence: Double? { isMatched ? Double(matches.confidence[number]) : nil }

  /// The outlet that it is a sighting of; nil without a match.
  public var outlet: Outlet? {
    result.storage.columns.outletOfObservation[number].map { Outlet(result, number: $0.index) }
  }

  /// The flags of reading and placing, sorted by their ids.
  public var flags: [Rule] {
    result.storage.columns.observations.flags[number].union(matches.flags[number]).rules
  }

  /// Every original field by its original name, as the text of a JSON object.
  public var attributes: String { result.storage.columns.observations.attributes.text(at: number) ?? "{}" }

  private var isMatched: Bool { matches.reach[number] != nil }
}
