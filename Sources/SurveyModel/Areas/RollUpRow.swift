/// One row of a summary: a river, a basin or a district.
public struct RollUpRow: Sendable {
  /// Nil in the row of what belongs to none.
  public var id: String?
  public var name: String?
  /// Rivers only.
  public var basin: String?
  /// Districts only: where the codes tell, and the id of the district above.
  public var level: DistrictLevel?
  public var parent: String?
  /// Geodesic; nil for districts.
  public var lengthKilometres: Double?
  public var outlets = 0
  /// Nil where the network does not tell.
  public var outletsWithTributaries: Int?
  public var outletsLeft = 0
  public var outletsRight = 0
  /// Matched observations; `drone`, `foot` and `other` add up to it.
  public var observations = 0
  public var drone = 0
  public var foot = 0
  public var other = 0
  /// Outlets that nobody has stood at.
  public var unconfirmed = 0
  /// Rivers only: the highest Strahler order of its reaches; nil where not known.
  public var strahler: Int?

  public init(id: String?, name: String? = nil, basin: String? = nil, lengthKilometres: Double? = nil) {
    self.id = id
    self.name = name
    self.basin = basin
    self.lengthKilometres = lengthKilometres
  }

  /// Nil where there is no length.
  public var outletsPerKilometre: Double? {
    guard let lengthKilometres, lengthKilometres > 0 else { return nil }
    return Double(outlets) / lengthKilometres
  }
}
