/// A piece of an array that was not written to its end, or that does not follow the one before it.
public struct UnfilledPiece: Error {
  /// Of the first value that is not there.
  public var index: Int
}
