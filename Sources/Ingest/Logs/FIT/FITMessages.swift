import SurveyModel

/// Reads the data messages of a part one after another (FIT protocol 2.0: headers of normal messages, of messages with a
/// compressed timestamp, and of definitions).
struct FITMessages {
  struct Message {
    var definition: FITDefinition
    /// The whole message with its header byte.
    var bytes: Range<Int>
    /// Offset of the first byte of the fields.
    var start: Int
    /// Seconds since the FIT epoch (1989-12-31 UTC); nil for a message without a timestamp.
    var time: UInt32?
  }

  /// Why the rest of a part cannot be read.
  struct Fault: Error {
    var message: String
    var offset: Int
    /// True when the part ends within a message.
    var isCut = false
  }

  private var definitions = [FITDefinition?](repeating: nil, count: 16)
  private var position: Int
  private var end: Int
  /// The last timestamp. A compressed header holds only the low five bits of the next one.
  private var lastTime: UInt32?

  init(_ records: Range<Int>) {
    position = records.lowerBound
    end = records.upperBound
  }

  /// Reads on up to `end`, since the header states too short a length.
  mutating func extend(to end: Int) {
    self.end = max(self.end, end)
  }

  /// The next data message; nil at the end of the part.
  mutating func next(_ bytes: LogBytes) throws(Fault) -> Message? {
    while position < end, let header = bytes.byte(at: position) {
      let start = position
      if header & 0x80 == 0, header & 0x40 != 0 {
        try define(bytes, header)
        continue
      }
      let isCompressed = header & 0x80 != 0
      let number = isCompressed ? Int(header >> 5 & 3) : Int(header & 0xF)
      guard let definition = definitions[number] else {
        throw Fault(message: "a message of type \(number) that nothing defines", offset: start)
      }
      guard definition.size <= end - start - 1 else {
        throw Fault(message: "the last message is cut", offset: start, isCut: true)
      }
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

  private mutating func define(_ bytes: LogBytes, _ header: UInt8) throws(Fault) {
    let start = position
    let cut = Fault(message: "the last definition is cut", offset: start, isCut: true)
    guard start + 6 <= end, let order = bytes.byte(at: start + 2), let low = bytes.byte(at: start + 3),
      let high = bytes.byte(at: start + 4), let count = bytes.byte(at: start + 5)
    else { throw cut }
    let isBigEndian = order == 1
    let message = isBigEndian ? UInt16(low) << 8 | UInt16(high) : UInt16(high) << 8 | UInt16(low)
    var definition = FITDefinition(message: message, isBigEndian: isBigEndian, fields: [], size: 0)
    var index = start + 6
    for _ in 0..<Int(count) {
      guard index + 3 <= end, let number = bytes.byte(at: index), let size = bytes.byte(at: index + 1) else { throw cut }
      definition.fields.append(FITDefinition.Field(number: number, offset: definition.size, size: Int(size)))
      definition.size += Int(size)
      index += 3
    }
    // Fields that the developer of an app added are not read, so only their sizes matter.
    if header & 0x20 != 0 {
      guard index < end, let count = bytes.byte(at: index) else { throw cut }
      index += 1
      for _ in 0..<Int(count) {
        guard index + 3 <= end, let size = bytes.byte(at: index + 1) else { throw cut }
        definition.size += Int(size)
        index += 3
      }
    }
    definitions[Int(header & 0xF)] = definition
    position = index
  }
}
