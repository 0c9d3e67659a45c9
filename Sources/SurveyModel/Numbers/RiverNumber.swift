/// Which river: the index into ``RiverNetwork/rivers``.
package struct RiverNumber: IndexNumber {
  package let rawValue: Int32

  @inlinable @inline(__always)
  package init(rawValue: Int32) {
    self.rawValue = rawValue
  }
}
