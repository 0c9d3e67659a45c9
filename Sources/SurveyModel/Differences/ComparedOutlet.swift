/// What a result says of an outlet, as far as results are compared by it. Nil where the layer has null.
public struct ComparedOutlet: Sendable, Equatable {
  /// The id.
  public var id: String
  /// The name.
  public var name: String?
  /// The code.
  public var code: String?
  /// The id of the river.
  public var riverID: String?
  /// The name of the river.
  public var riverName: String?
  /// The id of the reach.
  public var reachID: String?
  /// The bank, as the layer writes it.
  public var bank: String?
  /// Where the water comes from, as the layer writes it.
  public var type: String?
  /// Whether somebody stood at it, as the layer writes it.
  public var status: String?
  /// The id of the basin.
  public var basin: String?
  /// The id of the district.
  public var district: String?
  /// The place on the river; WGS 84 degrees.
  public var place: Coordinate?
  /// The best estimate of where the outlet itself is; WGS 84 degrees.
  public var observed: Coordinate?
  /// The radius that holds 68 % of the errors of ``observed``, metres.
  public var accuracy: Double?
  /// The number of its observations.
  public var observations = 0
  /// The ids of the outlets that this one takes the place of.
  public var replaces: [String] = []
  /// The ids of the outlets that take the place of this one.
  public var replacedBy: [String] = []

  package init(id: String) {
    self.id = id
  }

  /// Where a map shows it: ``observed``, or ``place`` where that is not known.
  public var position: Coordinate? { observed ?? place }
}
