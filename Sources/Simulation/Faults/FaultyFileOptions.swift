/// Which faulty files are made.
package struct FaultyFileOptions: Sendable {
  package var kind: FaultKind
  /// The number of files.
  package var count: Int
  /// The number from which all random numbers are drawn.
  package var seed: UInt64

  package init(kind: FaultKind, count: Int, seed: UInt64) {
    self.kind = kind
    self.count = count
    self.seed = seed
  }
}
