/// The reaches that share a river id.
public struct RiverRow: Sendable {
  public var id: String
  public var name: String?
  /// What else its features are called, sorted by UTF-8 bytes; without `name`.
  public var otherNames: [String] = []
  public var basin: String?
  /// In downstream order.
  public var reaches: Range<ReachNumber>
  /// Metres, geodesic.
  public var length: Double

  public init(id: String, name: String?, basin: String?, reaches: Range<ReachNumber>, length: Double) {
    self.id = id
    self.name = name
    self.basin = basin
    self.reaches = reaches
    self.length = length
  }
}
