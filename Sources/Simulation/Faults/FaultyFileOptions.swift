/// Which faulty files are to be made.
package struct FaultyFileOptions: Sendable {
  package var kind: FaultKind
  /// How many files.
  package var count: Int
  /// The number that everything is drawn from.
  package var seed: UInt64

  package init(kind: FaultKind, count: Int, seed: UInt64) {
    self.kind = kind
    self.count = count
    self.seed = seed
  }
}
