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
  }

  private var definitions = [FITDefinition?](repeating: nil, count: 16)
  private var position: Int
  private let end: Int
  /// The last timestamp. A compressed header holds only the low five bits of the next one.
  private var lastTime: UInt32?

  init(_ records: Range<Int>) {
    position = records.lowerBound
    end = records.upperBound
  }

  /// The next data message; nil at the end of the part.
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
    var index = start + 6
    for _ in 0..<Int(bytes[start + 5]) {
      guard index + 3 <= end else { throw Fault(message: "the last definition is cut", offset: start) }
      let size = Int(bytes[index + 1])
      definition.fields.append(FITDefinition.Field(number: bytes[index], offset: definition.size, size: size))
      definition.size += size
      index += 3
    }
    // Fields that the developer of an app added are not read, so only their sizes matter.
    if header & 0x20 != 0 {
      guard index < end else { throw Fault(message: "the last definition is cut", offset: start) }
      let count = Int(bytes[index])
      index += 1
      for _ in 0..<count {
        guard index + 3 <= end else { throw Fault(message: "the last definition is cut", offset: start) }
        definition.size += Int(bytes[index + 1])
        index += 3
      }
    }
    definitions[Int(header & 0xF)] = definition
    position = index
  }
}
