/// A column of numbers of which some are absent, in four bytes each.
public struct OptionalNumbers<Number: IndexNumber>: Sendable, Hashable {
  /// −1 where the number is absent.
  @usableFromInline var packed: [Int32]

  @inlinable
  public init() {
    packed = []
  }

  /// - Parameter number: what every row says; nil for a column without numbers.
  @inlinable
  public init(repeating number: Number?, count: Int) {
    packed = Array(repeating: number?.rawValue ?? -1, count: count)
  }

  @inlinable
  public init(_ numbers: some Sequence<Number?>) {
    packed = numbers.map { $0?.rawValue ?? -1 }
  }

  @inlinable
  public mutating func append(_ number: Number?) { packed.append(number?.rawValue ?? -1) }

  @inlinable
  public mutating func append(contentsOf other: OptionalNumbers<Number>) { packed += other.packed }
}

extension OptionalNumbers: RandomAccessCollection, MutableCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { packed.count }

  @inlinable
  public subscript(row: Int) -> Number? {
    @inline(__always) get {
      let number = packed[row]
      return number < 0 ? nil : Number(rawValue: number)
    }
    @inline(__always) set { packed[row] = newValue?.rawValue ?? -1 }
  }
}
