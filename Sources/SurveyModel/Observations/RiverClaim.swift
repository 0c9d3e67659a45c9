/// What a crew wrote of the water it stood at; nil where it wrote nothing.
public struct RiverClaim: Hashable, Sendable {
  /// As written, cleaned, never empty.
  public var river: String?
  public var bank: Bank?

  public init(river: String? = nil, bank: Bank? = nil) {
    self.river = river
    self.bank = bank
  }
}
