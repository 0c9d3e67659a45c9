/// Which observation: the row in the ``ObservationColumns`` of the run.
package struct ObservationRow: IndexNumber {
  package let rawValue: Int32

  @inlinable @inline(__always)
  package init(rawValue: Int32) {
    self.rawValue = rawValue
  }
}
