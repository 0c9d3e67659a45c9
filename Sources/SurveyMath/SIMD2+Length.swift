extension SIMD2<Double> {
  /// √(x² + y²), in the unit of both.
  @inlinable @inline(__always)
  public var length: Double { (x * x + y * y).squareRoot() }
}
