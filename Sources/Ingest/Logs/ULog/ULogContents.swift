import SurveyModel

/// What a ULog holds, found out by reading all its messages once.
struct ULogContents {
  struct Topic {
    var name: String
    var id: UInt16
    var layout: ULogTopic
    /// The number of its samples in the log.
    var count: Int
  }

  let version: UInt8
  /// A reader of the messages that stands at the first of them.
  let messages: ULogMessages
  /// The topic to read; nil when none has a position.
  private(set) var topic: Topic?
  /// The topic that states UTC, which may be another one; nil when none does.
  private(set) var clock: Topic?
  /// The topic of photos; nil when the log tells of none.
  private(set) var camera: ULogCamera?
  /// The number of bytes that belong to no message.
  private(set) var skipped = 0
  /// True when the end of the file cuts the last message.
  private(set) var isCut = false

  /// - Parameter only: the only topic to look for, or nil for all; tests use it.
  init(_ text: LogBytes, source: String, only: String? = nil) throws(InputError) {
    guard text.count >= ULogMessages.headerSize, let version = text.byte(at: 7) else {
      throw InputError(.unreadable, "the log ends within its header", source: source)
    }
    self.version = version
    var formats = ULogFormats()
    var subscriptions: [(id: UInt16, instance: UInt8, name: String)] = []
    var samples = [Int](repeating: 0, count: 1 << 16)
    var walk = ULogMessages()
    var start = walk
    while let message = walk.next(text) {
      let payload = text.piece(message.payload)
      switch message.type {
      case 0x44:
        if let id = payload.integer(at: 0, as: UInt16.self) { samples[Int(id)] &+= 1 }
      case 0x46: _ = formats.add(payload)
      case 0x41:
        guard payload.count > 3, let instance = payload.byte(at: 0), let id = payload.integer(at: 1, as: UInt16.self) else {
          continue
        }
        subscriptions.append((id, instance, payload.text(at: 3, length: payload.count - 3)))
      case 0x42 where message.bytes.lowerBound == ULogMessages.headerSize:
        start.boundaries = try Self.boundaries(payload, source)
        walk.boundaries = start.boundaries
      default: break
      }
    }
    messages = start
    skipped = walk.skipped
    isCut = walk.isCut
    for name in ULogTopic.names where only == nil || only == name {
      // The instance with the lowest number is the receiver that the aircraft uses.
      let found = subscriptions.filter { $0.name.utf8.elementsEqual(name.utf8) && samples[Int($0.id)] > 0 }
      guard let first = found.min(by: { $0.instance < $1.instance }), let fields = formats.fields(of: name),
        let layout = ULogTopic(fields)
      else { continue }
      let made = Topic(name: name, id: first.id, layout: layout, count: samples[Int(first.id)])
      if topic == nil { topic = made }
      if clock == nil, fields["time_utc_usec"] != nil { clock = made }
    }
    if let cameras = subscriptions.first(where: { $0.name.utf8.elementsEqual(ULogCamera.name.utf8) && samples[Int($0.id)] > 0 }) {
      camera = formats.fields(of: ULogCamera.name).flatMap { ULogCamera(id: cameras.id, $0) }
    }
  }

  /// The offsets at which appended data begins. Throws when the log has any other incompatible flag, which forbids reading it.
  private static func boundaries(_ payload: LogBytes, _ source: String) throws(InputError) -> [Int] {
    guard payload.count >= 40, let flags = payload.integer(at: 8, as: UInt64.self) else { return [] }
    if flags & ~1 != 0 {
      throw InputError(
        .unreadable,
        "the log has an incompatible flag that is not known, so the format forbids reading it; get a newer version "
          + "or convert it with ulog2csv", source: source)
    }
    guard flags & 1 == 1 else { return [] }
    return [16, 24, 32].compactMap { payload.integer(at: $0, as: UInt64.self).flatMap { Int(exactly: $0) } }
      .filter { $0 > ULogMessages.headerSize }.sorted()
  }
}
