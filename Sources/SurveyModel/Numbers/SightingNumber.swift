/// Which entry of ``ResultColumns/sightings``.
public struct SightingNumber: IndexNumber {
  public let rawValue: Int32

  @inlinable @inline(__always)
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }
}
