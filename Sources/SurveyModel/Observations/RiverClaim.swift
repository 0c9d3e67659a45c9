/// What a crew wrote of the water it stood at; nil where it wrote nothing.
package struct RiverClaim: Hashable, Sendable {
  /// As written, cleaned, never empty.
  package var river: String?
  package var bank: Bank?

  package init(river: String? = nil, bank: Bank? = nil) {
    self.river = river
    self.bank = bank
  }
}
