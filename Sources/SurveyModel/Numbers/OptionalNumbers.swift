/// A column of numbers of which some are absent, in four bytes each where an array of optionals takes eight: for columns of millions.
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

extension OptionalNumbers: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
  @inlinable @inline(__always)
  public var startIndex: Int { 0 }

  @inlinable @inline(__always)
  public var endIndex: Int { packed.count }

  @inlinable @inline(__always)
  public subscript(row: Int) -> Number? {
    get {
      let number = packed[row]
      return number < 0 ? nil : Number(rawValue: number)
    }
    set { packed[row] = newValue?.rawValue ?? -1 }
  }

  @inlinable
  public mutating func replaceSubrange(_ rows: Range<Int>, with numbers: some Collection<Number?>) {
    packed.replaceSubrange(rows, with: numbers.map { $0?.rawValue ?? -1 })
  }
}

extension OptionalNumbers: ExpressibleByArrayLiteral {
  @inlinable
  public init(arrayLiteral elements: Number?...) {
    packed = elements.map { $0?.rawValue ?? -1 }
  }
}
