/// Which outlet: the index into ``SurveyResult/outlets``.
package struct OutletNumber: IndexNumber {
  package let rawValue: Int32

  @inlinable @inline(__always)
  package init(rawValue: Int32) {
    self.rawValue = rawValue
  }
}
