/// A column of UTF-8 texts in one block of bytes; an empty text means that there is none.
public struct TextColumn: Sendable {
  public private(set) var bytes: [UInt8] = []
  public private(set) var ends: [Int] = []

  public init() {}

  public var count: Int { ends.count }

  @inlinable
  public func range(at index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// Whether there is a text at `index`.
  @inlinable
  public func hasText(at index: Int) -> Bool {
    // A column without any text needs no look at where its texts end.
    !bytes.isEmpty && !range(at: index).isEmpty
  }

  /// The text at `index`, nil where there is none.
  public func text(at index: Int) -> String? {
    hasText(at: index) ? String(decoding: bytes[range(at: index)], as: UTF8.self) : nil
  }

  public mutating func reserve(count: Int, bytes byteCount: Int) {
    ends.reserveCapacity(count)
    bytes.reserveCapacity(byteCount)
  }

  public mutating func append(_ text: some Collection<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  public mutating func append(_ text: Span<UInt8>) {
    text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    ends.append(bytes.count)
  }

  public mutating func append(_ text: String?) {
    if let text { bytes.append(contentsOf: text.utf8) }
    ends.append(bytes.count)
  }

  /// Adds several texts, which stand one after the other in `block` and end at `ends` of it; the last one ends with it.
  public mutating func append(block: UnsafeBufferPointer<UInt8>, ends newEnds: UnsafeBufferPointer<Int>) {
    let base = bytes.count
    bytes.append(contentsOf: block)
    let first = ends.count
    ends.append(contentsOf: newEnds)
    ends.withUnsafeMutableBufferPointer { ends in
      for index in first..<ends.count { ends[index] &+= base }
    }
  }

  /// Adds one text that `body` writes at the end of the block. What `body` wrote is taken back when it throws.
  public mutating func append<E: Error>(writing body: (inout [UInt8]) throws(E) -> Void) throws(E) {
    let start = bytes.count
    do {
      try body(&bytes)
    } catch {
      bytes.removeSubrange(start...)
      throw error
    }
    ends.append(bytes.count)
  }

  public mutating func append(contentsOf other: TextColumn) {
    let base = bytes.count
    bytes.append(contentsOf: other.bytes)
    ends.reserveCapacity(ends.count + other.ends.count)
    for end in other.ends { ends.append(base + end) }
  }

  public mutating func removeAll() {
    bytes = []
    ends = []
  }
}
