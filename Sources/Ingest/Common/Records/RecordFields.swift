/// The fields of the record that is being read, in document order. One value serves all records of a file, one after another.
struct RecordFields {
  /// The fields' names, by their numbers in ``FieldNames``.
  private(set) var names: [Int] = []
  /// Where each value ends in ``bytes``.
  private var ends: [Int] = []
  /// All values, one after another.
  private var bytes: [UInt8] = []

  mutating func removeAll() {
    names.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func add(_ name: Int, _ value: Span<UInt8>) {
    names.append(name)
    value.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    ends.append(bytes.count)
  }

  func withValue<Result>(at index: Int, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
    try body(bytes.span.extracting((index == 0 ? 0 : ends[index - 1])..<ends[index]))
  }
}
