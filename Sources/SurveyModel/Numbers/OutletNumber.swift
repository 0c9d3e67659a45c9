/// Which outlet of a run.
public struct OutletNumber: IndexNumber {
  public let rawValue: Int32

  @inlinable @inline(__always)
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }
}
