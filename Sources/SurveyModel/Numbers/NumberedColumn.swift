/// An array of things of one kind, which is asked by their numbers and by no other kind's.
public struct NumberedColumn<Number: IndexNumber, Element> {
  /// In the order of the numbers, from 0.
  public var values: [Element]

  @inlinable
  public init(_ values: [Element]) {
    self.values = values
  }

  @inlinable
  public init(repeating value: Element, count: Int) {
    values = Array(repeating: value, count: count)
  }

  /// The elements with their numbers.
  @inlinable
  public var numbered: Zip2Sequence<Range<Number>, [Element]> { zip(indices, values) }
}

extension NumberedColumn: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
  public typealias Indices = Range<Number>

  @inlinable
  public init() {
    values = []
  }

  @inlinable @inline(__always)
  public var startIndex: Number { Number(0) }

  @inlinable @inline(__always)
  public var endIndex: Number { Number(values.count) }

  @inlinable @inline(__always)
  public subscript(number: Number) -> Element {
    _read { yield values[number.index] }
    _modify { yield &values[number.index] }
  }

  @inlinable
  public mutating func replaceSubrange(_ numbers: Range<Number>, with elements: some Collection<Element>) {
    values.replaceSubrange(numbers.lowerBound.index..<numbers.upperBound.index, with: elements)
  }

  @inlinable
  public mutating func append(_ element: Element) { values.append(element) }

  @inlinable
  public mutating func reserveCapacity(_ count: Int) { values.reserveCapacity(count) }
}

extension NumberedColumn: ExpressibleByArrayLiteral {
  @inlinable
  public init(arrayLiteral elements: Element...) {
    values = elements
  }
}

extension NumberedColumn: Sendable where Element: Sendable {}
extension NumberedColumn: Equatable where Element: Equatable {}
