/// A column of numbers of which some are absent, in four bytes each.
package struct OptionalNumbers<Number: IndexNumber>: Sendable, Hashable {
  /// −1 where the number is absent.
  @usableFromInline var packed: [Int32]

  @inlinable
  package init() {
    packed = []
  }

  /// - Parameter number: what every row says; nil for a column without numbers.
  @inlinable
  package init(repeating number: Number?, count: Int) {
    packed = Array(repeating: number?.rawValue ?? -1, count: count)
  }

  @inlinable
  package init(_ numbers: some Sequence<Number?>) {
    packed = numbers.map { $0?.rawValue ?? -1 }
  }

  @inlinable
  package mutating func append(_ number: Number?) { packed.append(number?.rawValue ?? -1) }

  @inlinable
  package mutating func append(contentsOf other: OptionalNumbers<Number>) { packed += other.packed }
}

extension OptionalNumbers: RandomAccessCollection, MutableCollection {
  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int { packed.count }

  @inlinable
  package subscript(row: Int) -> Number? {
    @inline(__always) get {
      let number = packed[row]
      return number < 0 ? nil : Number(rawValue: number)
    }
    @inline(__always) set { packed[row] = newValue?.rawValue ?? -1 }
  }
}
