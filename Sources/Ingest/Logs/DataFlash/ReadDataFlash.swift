package import SurveyModel

/// Reads an ArduPilot log (.bin): the path of the aircraft becomes a track in WGS 84 degrees.
///
/// Every `GPS` message of the receiver in use is a record, and so is every photo: a `CAM` message, or a `TRIG` message in a log
/// without `CAM`, which is written when the shutter is not watched. All else is structure. The fields of messages are read
/// from the log's own `FMT` records. Times are made of GPS week and milliseconds, less the leap seconds; the accuracy is
/// `HAcc` of `GPA`, else it is derived from HDOP. Throws ``InputError`` for a file without definitions.
package func readDataFlash(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  var reader = DataFlashReader(options)
  reader.read(bytes.span)
  return try reader.finish(contentBytes: bytes.count, source: options.source)
}

private struct DataFlashReader {
  private var fixes: DataFlashFixes
  /// The length of records by their type; nil for a type that is not defined.
  private var lengths = [Int?](repeating: nil, count: 256)
  private var gps: (type: UInt8, format: DataFlashFormat, plan: DataFlashGPSPlan)?
  private var camera: DataFlashFormat?
  private var trigger: DataFlashFormat?
  /// True when `TRIG` messages are read as photos; nil until the first of them.
  private var readsTriggers: Bool?
  private var sawCamera = false
  private var gpa: (type: UInt8, clock: DataFlashFormat.Field, accuracy: DataFlashFormat.Field, instance: DataFlashFormat.Field?)?
  /// The number of bytes before the last record that belong to no record.
  private var damaged = 0
  /// The number of bytes since the last record that belong to no record.
  private var skipped = 0
  private var definitions = 0

  /// Logs that are written in blocks end with up to this many bytes that mean nothing.
  private static let tail = 528

  init(_ options: IngestOptions) {
    fixes = DataFlashFixes(options)
    lengths[Int(DataFlashFormat.definition)] = DataFlashFormat.definitionLength
  }

  mutating func read(_ text: Span<UInt8>) {
    fixes.books.fixes.reserve(text.count / 1000)
    var position = 0
    while position &+ DataFlashFormat.headerSize <= text.count {
      let type = text[position &+ 2]
      guard text[position] == 0xA3, text[position &+ 1] == 0x95, let length = lengths[Int(type)],
        position &+ length <= text.count
      else {
        position &+= 1
        skipped &+= 1
        continue
      }
      damaged &+= skipped
      skipped = 0
      let record = position..<position &+ length
      if type == DataFlashFormat.definition {
        define(text.extracting(record))
      } else if type == gps?.type, let gps {
        let fields = text.extracting(record)
        if let fix = gps.plan.fix({ gps.format.fields[$0].number(fields) }) { fixes.take(fix, record, line: nil, in: text) }
      } else if type == camera?.type, let camera {
        sawCamera = true
        take(camera, record, text)
      } else if type == trigger?.type, let trigger {
        let reads = readsTriggers ?? !(sawCamera || hasCamera(text, from: position))
        readsTriggers = reads
        if reads { take(trigger, record, text) }
      } else if type == gpa?.type, let gpa {
        let fields = text.extracting(record)
        if gpa.instance?.number(fields) ?? 0 == 0, let metres = gpa.accuracy.number(fields),
          let clock = gpa.clock.number(fields).flatMap({ Int64(exactly: $0) })
        {
          fixes.setAccuracy(metres, clock: clock)
        }
      }
      position &+= length
    }
    skipped &+= text.count &- position
  }

  private mutating func take(_ photos: DataFlashFormat, _ record: Range<Int>, _ text: Span<UInt8>) {
    let fields = text.extracting(record)
    if let photo = DataFlashPhoto({ photos.field($0)?.number(fields) }) { fixes.take(photo, record, line: nil, in: text) }
  }

  /// True when a `CAM` message follows, according to the definitions before `start`.
  private func hasCamera(_ text: Span<UInt8>, from start: Int) -> Bool {
    guard let camera else { return false }
    var position = start
    while position &+ DataFlashFormat.headerSize <= text.count {
      guard text[position] == 0xA3, text[position &+ 1] == 0x95, let length = lengths[Int(text[position &+ 2])],
        position &+ length <= text.count
      else {
        position &+= 1
        continue
      }
      if text[position &+ 2] == camera.type { return true }
      position &+= length
    }
    return false
  }

  private mutating func define(_ record: Span<UInt8>) {
    guard let format = DataFlashFormat(record) else { return }
    definitions += 1
    // A record that redefines `FMT` itself is damaged.
    if format.type == DataFlashFormat.definition { return }
    lengths[Int(format.type)] = format.length
    switch format.name {
    case "GPS":
      gps = DataFlashGPSPlan(format).map { (format.type, format, $0) }
    case "CAM": camera = format
    case "TRIG": trigger = format
    case "GPA":
      if let clock = format.field("TimeUS"), let accuracy = format.field("HAcc") {
        gpa = (format.type, clock, accuracy, format.field("I"))
      }
    default: break
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
