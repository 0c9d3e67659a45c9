/// A number that says which of the things of one kind is meant: the reach at this index of ``RiverNetwork/reaches``, the observation in
/// this row. Each kind has a type of its own, so that a reach is not taken for a river; all of them are an `Int32` and cost no more.
public protocol IndexNumber: RawRepresentable, Hashable, Comparable, Sendable where RawValue == Int32 {
  init(rawValue: Int32)
}

extension IndexNumber {
  /// - Parameter index: from 0 to 2³¹ − 1.
  @inlinable @inline(__always)
  public init(_ index: Int) {
    self.init(rawValue: Int32(truncatingIfNeeded: index))
  }

  /// The index into an array of such things.
  @inlinable @inline(__always)
  public var index: Int { Int(rawValue) }

  @inlinable @inline(__always)
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
