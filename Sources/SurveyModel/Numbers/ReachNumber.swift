/// Which reach: the index into ``RiverNetwork/reaches``.
package struct ReachNumber: IndexNumber {
  package let rawValue: Int32

  @inlinable @inline(__always)
  package init(rawValue: Int32) {
    self.rawValue = rawValue
  }
}
