extension [UInt8] {
  /// Appends what `write` writes: in place where the text has at most `room` bytes, through a copy where it has more.
  public mutating func appendText(room: Int, _ write: (inout ByteWriter) -> Void) {
    var rest: [UInt8] = []
    append(addingCapacity: room) { space in
      space.withUnsafeMutableBufferPointer { buffer, count in
        var writer = ByteWriter(buffer)
        write(&writer)
        if writer.hasMoved {
          writer.withBytes { rest = Array($0) }
        } else {
          count = writer.count
        }
      }
    }
    if !rest.isEmpty { append(contentsOf: rest) }
  }

  /// Appends a text known when the program was built.
  @inlinable @inline(__always)
  public mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends `text` as a JSON string, `null` for nil.
  public mutating func appendJSON(_ text: String?) {
    appendText(room: (text?.utf8.count ?? 0) + 16) { $0.appendJSON(text) }
  }

  /// Appends a number as ``ByteWriter/appendNumber(_:decimals:)`` does.
  public mutating func appendNumber(_ value: Double?, decimals: Int) {
    appendText(room: 32) { $0.appendNumber(value, decimals: decimals) }
  }

  /// Appends a whole number.
  public mutating func appendInteger(_ value: Int) {
    appendText(room: 32) { $0.appendInteger(value) }
  }
}
