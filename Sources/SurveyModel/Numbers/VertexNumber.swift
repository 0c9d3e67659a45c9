/// Which vertex of a network: the index into ``RiverNetwork/longitude`` and its other columns of vertices.
package struct VertexNumber: IndexNumber {
  package let rawValue: Int32

  @inlinable @inline(__always)
  package init(rawValue: Int32) {
    self.rawValue = rawValue
  }
}
