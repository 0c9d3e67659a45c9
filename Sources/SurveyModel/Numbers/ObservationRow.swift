/// Which observation of some ``ObservationColumns``: its row.
public struct ObservationRow: IndexNumber {
  public let rawValue: Int32

  @inlinable @inline(__always)
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }
}
