/// Which observation: the row in the ``ObservationColumns`` of the run.
public struct ObservationRow: IndexNumber {
  public let rawValue: Int32

  @inlinable @inline(__always)
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }
}
