/// A number that says which of the things of one kind is meant: the third reach of a network, the observation in row 7. Each kind has a
/// type of its own, so that the compiler does not let a river pass for a reach; all of them are an `Int32` and cost no more.
public protocol IndexNumber: RawRepresentable, Hashable, Strideable, Sendable, ExpressibleByIntegerLiteral
where RawValue == Int32, Stride == Int, IntegerLiteralType == Int32 {
  init(rawValue: Int32)
}

extension IndexNumber {
  /// - Parameter index: from 0 to 2³¹ − 1.
  @inlinable @inline(__always)
  public init(_ index: Int) {
    self.init(rawValue: Int32(truncatingIfNeeded: index))
  }

  @inlinable @inline(__always)
  public init(integerLiteral value: Int32) {
    self.init(rawValue: value)
  }

  /// The index into an array of such things.
  @inlinable @inline(__always)
  public var index: Int { Int(rawValue) }

  @inlinable @inline(__always)
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  @inlinable @inline(__always)
  public static func == (a: Self, b: Self) -> Bool { a.rawValue == b.rawValue }

  @inlinable @inline(__always)
  public func distance(to other: Self) -> Int { other.index - index }

  @inlinable @inline(__always)
  public func advanced(by count: Int) -> Self { Self(index + count) }

  @inlinable @inline(__always)
  public static func + (number: Self, count: Int) -> Self { number.advanced(by: count) }

  @inlinable @inline(__always)
  public static func - (number: Self, count: Int) -> Self { number.advanced(by: -count) }

  @inlinable @inline(__always)
  public static func - (a: Self, b: Self) -> Int { b.distance(to: a) }
}

extension Range where Bound: IndexNumber {
  /// The indices into an array of such things.
  public var indexRange: Range<Int> { lowerBound.index..<upperBound.index }
}
