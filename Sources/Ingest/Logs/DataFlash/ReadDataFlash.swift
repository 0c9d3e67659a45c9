package import SurveyModel

/// Reads an ArduPilot log (.bin): the path of the aircraft becomes a track in WGS 84 degrees.
///
/// Every `GPS`, `GPS2` or `GPSB` message of the receiver in use is a record, and so is every photo: a `CAM` message, or a `TRIG` message in a log
/// without `CAM`, which is written when the shutter is not watched. All else is structure. The fields of messages are read
/// from the log's own `FMT` records. Times are made of GPS week and milliseconds, less the leap seconds; the accuracy is
/// `HAcc` of `GPA`, else it is derived from HDOP. Throws ``InputError`` for a file without definitions.
package func readDataFlash(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  let text = LogBytes(bytes)
  var reader = DataFlashReader(options)
  reader.read(text)
  if let receiver = reader.fixes.firstReceiver {
    reader = DataFlashReader(options, only: receiver)
    reader.read(text)
  }
  return try reader.finish(contentBytes: bytes.count, source: options.source)
}

private struct DataFlashReader {
  private(set) var fixes: DataFlashFixes
  /// The length of records by their type; nil for a type that is not defined.
  private var lengths = [Int?](repeating: nil, count: 256)
  /// The messages with fixes by their type.
  private var receivers = [(format: DataFlashFormat, plan: DataFlashGPSPlan)?](repeating: nil, count: 256)
  private var camera: DataFlashFormat?
  private var trigger: DataFlashFormat?
  /// True when `TRIG` messages are read as photos; nil until the first of them.
  private var readsTriggers: Bool?
  private var sawCamera = false
  /// The messages with accuracies by their type.
  private var accuracies = [Accuracies?](repeating: nil, count: 256)
  /// The number of bytes before the last record that belong to no record.
  private var damaged = 0
  /// The number of bytes since the last record that belong to no record.
  private var skipped = 0
  private var definitions = 0

  /// The fields of a message with accuracies.
  private struct Accuracies {
    var message: Int
    var clock: DataFlashFormat.Field
    var accuracy: DataFlashFormat.Field
    var instance: DataFlashFormat.Field?
  }

  /// Logs that are written in blocks end with up to this many bytes that mean nothing.
  private static let tail = 528

  init(_ options: IngestOptions, only: DataFlashReceiver? = nil) {
    fixes = DataFlashFixes(options, only: only)
    lengths[Int(DataFlashFormat.definition)] = DataFlashFormat.definitionLength
  }

  mutating func read(_ text: LogBytes) {
    fixes.books.fixes.reserve(text.count / 1000)
    var position = 0
    while position &+ DataFlashFormat.headerSize <= text.count {
      guard let (type, record) = record(text, at: position) else {
        position &+= 1
        skipped &+= 1
        continue
      }
      damaged &+= skipped
      skipped = 0
      if type == DataFlashFormat.definition {
        define(text.piece(record))
      } else if let gps = receivers[Int(type)] {
        let fields = text.piece(record)
        if let fix = gps.plan.fix({ gps.format.fields[$0].number(fields) }) { fixes.take(fix, record, line: nil, in: text) }
      } else if type == camera?.type, let camera {
        sawCamera = true
        take(camera, record, text)
      } else if type == trigger?.type, let trigger {
        let reads = readsTriggers ?? !(sawCamera || hasCamera(text, from: position))
        readsTriggers = reads
        if reads { take(trigger, record, text) }
      } else if let gpa = accuracies[Int(type)] {
        let fields = text.piece(record)
        if let metres = gpa.accuracy.number(fields), let clock = gpa.clock.number(fields).flatMap({ Int64(exactly: $0) }) {
          let instance = gpa.instance?.number(fields).flatMap { Int(exactly: $0) } ?? 0
          fixes.setAccuracy(metres, clock: clock, of: DataFlashReceiver(message: gpa.message, instance: instance))
        }
      }
      position = record.upperBound
    }
    skipped &+= text.count &- position
  }

  /// The record that begins at `position`, and its type; nil when there is none that is known and whole.
  private func record(_ text: LogBytes, at position: Int) -> (type: UInt8, bytes: Range<Int>)? {
    guard let head = text.integer(at: position, as: UInt16.self), head == 0x95A3, let type = text.byte(at: position &+ 2),
      let length = lengths[Int(type)], position &+ length <= text.count
    else { return nil }
    return (type, position..<position &+ length)
  }

  private mutating func take(_ photos: DataFlashFormat, _ record: Range<Int>, _ text: LogBytes) {
    let fields = text.piece(record)
    if let photo = DataFlashPhoto({ photos.field($0)?.number(fields) }) { fixes.take(photo, record, line: nil, in: text) }
  }

  /// True when a `CAM` message follows, according to the definitions before `start`.
  private func hasCamera(_ text: LogBytes, from start: Int) -> Bool {
    guard let camera else { return false }
    var position = start
    while position &+ DataFlashFormat.headerSize <= text.count {
      guard let (type, record) = record(text, at: position) else {
        position &+= 1
        continue
      }
      if type == camera.type { return true }
      position = record.upperBound
    }
    return false
  }

  private mutating func define(_ record: LogBytes) {
    guard let format = DataFlashFormat(record) else { return }
    definitions += 1
    // A record that redefines `FMT` itself is damaged.
    if format.type == DataFlashFormat.definition { return }
    lengths[Int(format.type)] = format.length
    let type = Int(format.type)
    receivers[type] = DataFlashGPSPlan(format).map { (format, $0) }
    accuracies[type] = nil
    switch format.name {
    case "CAM": camera = format
    case "TRIG": trigger = format
    default:
      if let message = DataFlashReceiver.index(of: format.name, in: DataFlashReceiver.accuracyNames),
        let clock = format.field("TimeUS"), let accuracy = format.field("HAcc")
      {
        accuracies[type] = Accuracies(message: message, clock: clock, accuracy: accuracy, instance: format.field("I"))
      }
    }
  }

  consuming func finish(contentBytes: Int, source: String) throws(InputError) -> SurveyFile {
    guard definitions > 0 else {
      throw InputError(.unreadable, "the log has no definitions (FMT records), so nothing in it can be read", source: source)
    }
    if skipped > Self.tail { damaged &+= skipped }
    if damaged > 0 {
      fixes.books.note(.logDamaged, .warning, "\(damaged) bytes are no record and were passed over: the log is damaged")
    }
    return try fixes.file(.dataFlash, contentBytes: contentBytes)
  }
}
