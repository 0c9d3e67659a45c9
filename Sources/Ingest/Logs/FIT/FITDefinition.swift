/// A definition message: the layout of the data messages that follow under its number.
struct FITDefinition {
  struct Field {
    var number: UInt8
    /// Offset in the message, counted from the byte after its header byte.
    var offset: Int
    var size: Int
  }

  var message: UInt16
  var isBigEndian: Bool
  var fields: [Field]
  /// Bytes of a data message without its header byte, with the fields that developers added.
  var size: Int

  /// The field with this number.
  func field(_ number: UInt8) -> Field? { fields.first { $0.number == number } }

  /// The bits of a field of 1, 2 or 4 bytes, unsigned; nil when there is no such field. `start` is the offset in `bytes` at
  /// which the fields of the message begin.
  func bits(_ number: UInt8, _ bytes: LogBytes, at start: Int) -> UInt32? {
    guard let field = field(number), [1, 2, 4].contains(field.size) else { return nil }
    var value: UInt32 = 0
    for index in 0..<field.size {
      let offset = start + field.offset + (isBigEndian ? index : field.size - 1 - index)
      guard let byte = bytes.byte(at: offset) else { return nil }
      value = value << 8 | UInt32(byte)
    }
    return value
  }

  /// The text of a field up to its first zero byte; empty when there is no such field.
  func text(_ number: UInt8, _ bytes: LogBytes, at start: Int) -> String {
    field(number).map { bytes.text(at: start + $0.offset, length: $0.size) } ?? ""
  }
}
