import SurveyModel

/// What a definition message says of the data messages that follow under its number.
struct FITDefinition {
  struct Field {
    var number: UInt8
    /// Offset in the message, behind its header byte.
    var offset: Int
    var size: Int
  }

  var message: UInt16
  var isBigEndian: Bool
  var fields: [Field]
  /// Bytes of a data message behind its header, fields of developers too.
  var size: Int

  /// The field with this number.
  func field(_ number: UInt8) -> Field? { fields.first { $0.number == number } }

  /// The unsigned bits of a field of 1, 2 or 4 bytes of the message whose fields begin at `start`.
  func bits(_ number: UInt8, _ bytes: Span<UInt8>, at start: Int) -> UInt32? {
    guard let field = field(number), [1, 2, 4].contains(field.size) else { return nil }
    var value: UInt32 = 0
    for index in 0..<field.size {
      let place = start + field.offset + (isBigEndian ? index : field.size - 1 - index)
      guard place < bytes.count else { return nil }
      value = value << 8 | UInt32(bytes[place])
    }
    return value
  }

  /// A text field up to its first zero.
  func text(_ number: UInt8, _ bytes: Span<UInt8>, at start: Int) -> String {
    field(number).map { bytes.text(at: start + $0.offset, length: $0.size) } ?? ""
  }
}

/// The data messages of a part, one after another (FIT protocol 2.0: normal, compressed-timestamp and definition headers).
struct FITMessages {
  struct Message {
    var definition: FITDefinition
    /// Header byte included.
    var bytes: Range<Int>
    /// First byte of the fields.
    var start: Int
    /// Seconds of the FIT epoch, where the header carries them.
    var time: UInt32?
  }

  /// Why the rest of a part cannot be read.
  struct Fault: Error {
    var message: String
    var offset: Int
  }

  private var definitions = [FITDefinition?](repeating: nil, count: 16)
  private var position: Int
  private let end: Int
  /// The last full timestamp, of which compressed headers are the low five bits.
  private var lastTime: UInt32?

  init(_ records: Range<Int>) {
    position = records.lowerBound
    end = records.upperBound
  }

  /// The next data message; nil at the end.
  mutating func next(_ bytes: Span<UInt8>) throws(Fault) -> Message? {
    while position < end {
      let start = position
      let header = bytes[start]
      if header & 0x80 == 0, header & 0x40 != 0 {
        try define(bytes, header)
        continue
      }
      let isCompressed = header & 0x80 != 0
      let number = isCompressed ? Int(header >> 5 & 3) : Int(header & 0xF)
      guard let definition = definitions[number] else {
        throw Fault(message: "a message of type \(number) that nothing defines", offset: start)
      }
      guard definition.size <= end - start - 1 else { throw Fault(message: "the last message is cut", offset: start) }
      position = start + 1 + definition.size
      var time: UInt32?
      if isCompressed, let last = lastTime {
        time = last &+ ((UInt32(header & 0x1F) &- last) & 0x1F)
      } else if let stated = definition.bits(253, bytes, at: start + 1), stated != .max {
        time = stated
      }
      if let time { lastTime = time }
      return Message(definition: definition, bytes: start..<position, start: start + 1, time: time)
    }
    return nil
  }

  private mutating func define(_ bytes: Span<UInt8>, _ header: UInt8) throws(Fault) {
    let start = position
    guard start + 6 <= end else { throw Fault(message: "the last definition is cut", offset: start) }
    let isBigEndian = bytes[start + 2] == 1
    let low = UInt16(bytes[start + 3])
    let high = UInt16(bytes[start + 4])
    var definition = FITDefinition(
      message: isBigEndian ? low << 8 | high : high << 8 | low, isBigEndian: isBigEndian, fields: [], size: 0)
    var place = start + 6
    for _ in 0..<Int(bytes[start + 5]) {
      guard place + 3 <= end else { throw Fault(message: "the last definition is cut", offset: start) }
      let size = Int(bytes[place + 1])
      definition.fields.append(FITDefinition.Field(number: bytes[place], offset: definition.size, size: size))
      definition.size += size
      place += 3
    }
    // Fields that an app's developer added: only their sizes count here.
    if header & 0x20 != 0 {
      guard place < end else { throw Fault(message: "the last definition is cut", offset: start) }
      let count = Int(bytes[place])
      place += 1
      for _ in 0..<count {
        guard place + 3 <= end else { throw Fault(message: "the last definition is cut", offset: start) }
        definition.size += Int(bytes[place + 1])
        place += 3
      }
    }
    definitions[Int(header & 0xF)] = definition
    position = place
  }
}
