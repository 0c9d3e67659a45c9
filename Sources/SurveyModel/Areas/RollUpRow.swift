/// One row of a summary: a river, a basin or a district.
public struct RollUpRow: Sendable {
  /// The id of the river, basin or district; nil in the row of what belongs to none.
  public var id: String?
  /// Its name; nil where the layer gives none.
  public var name: String?
  /// Rivers only: the id of the basin.
  public var basin: String?
  /// Districts only: the level, where the codes tell it.
  public var level: DistrictLevel?
  /// Districts only: the id of the district above, where the layer tells it.
  public var parent: String?
  /// Geodesic kilometres of river; nil for districts.
  public var lengthKilometres: Double?
  /// Outlets here.
  public var outlets = 0
  /// The expected number of outlets here; of several rows the numbers add up.
  public var outletsExpected = 0.0
  /// With a probability of 95 % there are at least so many outlets here.
  public var outletsLow = 0
  /// With a probability of 95 % there are at most so many outlets here.
  public var outletsHigh = 0
  /// What is not certain about `outlets`: that there is one more, with this probability; and, negative, that there is one fewer.
  package var doubts: [Float] = []
  /// The same of outlets that may be on another river; they do not change the number of all.
  package var moves: [Float] = []
  /// Outlets here and on all rivers that flow in; nil where the network does not tell.
  public var outletsWithTributaries: Int?
  /// Outlets on the left bank, looking downstream. An outlet without a known bank is on neither.
  public var outletsLeft = 0
  /// Outlets on the right bank, looking downstream.
  public var outletsRight = 0
  /// Matched observations; ``drone``, ``foot`` and ``other`` add up to it.
  public var observations = 0
  /// Matched observations by drone.
  public var drone = 0
  /// Matched observations on foot.
  public var foot = 0
  /// Matched observations of another or unknown method.
  public var other = 0
  /// Outlets that were seen from the air only.
  public var unconfirmed = 0
  /// Rivers only: the highest Strahler order of its reaches; nil where not known.
  public var strahler: Int?

  package init(id: String?, name: String? = nil, basin: String? = nil, lengthKilometres: Double? = nil) {
    self.id = id
    self.name = name
    self.basin = basin
    self.lengthKilometres = lengthKilometres
  }

  /// Outlets for each kilometre of river; nil where there is no length.
  public var outletsPerKilometre: Double? {
    guard let lengthKilometres, lengthKilometres > 0 else { return nil }
    return Double(outlets) / lengthKilometres
  }
}
