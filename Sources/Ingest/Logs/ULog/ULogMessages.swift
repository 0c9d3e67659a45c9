import SurveyModel

/// Reads the messages of a ULog one after another, of whatever type.
struct ULogMessages {
  struct Message {
    var type: UInt8
    /// The message with its header.
    var bytes: Range<Int>
    var payload: Range<Int>
  }

  private var position: Int
  /// Offsets at which appended data begins. The message before such an offset may be cut there.
  var boundaries: [Int] = []
  /// The number of bytes that belong to no message.
  private(set) var skipped = 0
  /// True when the end of the file cuts the last message.
  private(set) var isCut = false

  static let header: [UInt8] = [0x55, 0x4C, 0x6F, 0x67, 0x01, 0x12, 0x35]
  static let headerSize = 16
  private static let headSize = 3
  private static let sync: [UInt8] = [0x2F, 0x73, 0x13, 0x20, 0x25, 0x0C, 0xBB, 0x12]

  init() { position = Self.headerSize }

  mutating func next(_ text: LogBytes) -> Message? {
    while position < text.count {
      // A log that was cut may end before the place at which its appended data should begin.
      let limit = min(boundaries.first { $0 > position } ?? text.count, text.count)
      guard let size = text.integer(at: position, as: UInt16.self), let type = text.byte(at: position &+ 2) else { break }
      let end = position &+ Self.headSize &+ Int(size)
      if Self.isDamage(type, size) {
        position &+= 1
        skipped &+= 1
        continue
      }
      if end > limit {
        if limit < text.count {
          // The message is cut where appended data begins.
          skipped &+= limit &- position
          position = limit
        } else if let sync = Self.find(text, from: position &+ 1) {
          skipped &+= sync &- position
          position = sync
        } else {
          break
        }
        continue
      }
      let start = position
      position = end
      return Message(type: type, bytes: start..<end, payload: start &+ Self.headSize..<end)
    }
    if position < text.count {
      isCut = true
      position = text.count
    }
    return nil
  }

  /// True for a header that no message has: a known type without a payload, type 0, or an unknown type with an empty payload
  /// or one of more than 10,000 bytes.
  private static func isDamage(_ type: UInt8, _ size: UInt16) -> Bool {
    switch type {
    case 0x42, 0x46, 0x49, 0x4D, 0x50, 0x51, 0x41, 0x52, 0x44, 0x4C, 0x43, 0x53, 0x4F: size == 0
    case 0: true
    default: size == 0 || size > 10_000
    }
  }

  /// The offset of the next `S` message, whose payload is a fixed sequence of bytes.
  private static func find(_ text: LogBytes, from: Int) -> Int? {
    var index = from &+ headSize
    while index &+ sync.count <= text.count {
      if text.holds(sync, at: index) { return index &- headSize }
      index &+= 1
    }
    return nil
  }
}
