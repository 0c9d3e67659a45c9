/// Which vertex of a network: the index into ``RiverNetwork/longitude`` and its other columns of vertices.
public struct VertexNumber: IndexNumber {
  public let rawValue: Int32

  @inlinable @inline(__always)
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }
}
