import SurveyModel

/// Reads `YYYY-MM-DDTHH:MM:SSZ` where the day is one that was read before: the records of a survey share few.
struct RecentDay {
  /// The first ten bytes of the day's times.
  private var start: UInt64 = 0
  private var rest: UInt16 = 0
  /// Microseconds since 1970.
  private var midnight: Int64 = 0

  private static let length = 20

  init() {}

  /// Microseconds since 1970; nil for another day or another form.
  @inline(__always)
  func read(_ raw: UnsafeRawBufferPointer, _ cell: Range<Int>) -> Int64? {
    guard cell.count == Self.length, raw.loadUnaligned(fromByteOffset: cell.lowerBound, as: UInt64.self) == start,
      raw.loadUnaligned(fromByteOffset: cell.lowerBound &+ 8, as: UInt16.self) == rest,
      raw[cell.lowerBound &+ 10] == 0x54, raw[cell.lowerBound &+ 13] == 0x3A, raw[cell.lowerBound &+ 16] == 0x3A,
      raw[cell.lowerBound &+ 19] == 0x5A,
      let hour = Self.two(raw, cell.lowerBound &+ 11, below: 24), let minute = Self.two(raw, cell.lowerBound &+ 14, below: 60),
      let second = Self.two(raw, cell.lowerBound &+ 17, below: 60)
    else { return nil }
    return midnight &+ Int64((hour &* 60 &+ minute) &* 60 &+ second) &* CivilTime.microsecondsPerSecond
  }

  /// Remembers the day of a time of this form, if all of that day is beyond doubt by `rules`.
  mutating func learn(_ raw: UnsafeRawBufferPointer, _ cell: Range<Int>, _ rules: TimeRules) {
    guard cell.count == Self.length, cell.upperBound <= raw.count else { return }
    func ends(_ hour: StaticString) -> TimeReading {
      var bytes = Array(raw[cell].prefix(10))
      hour.withUTF8Buffer { bytes += $0 }
      return rules.read(bytes.span)
    }
    guard case .time(let first, []) = ends("T00:00:00Z"), case .time(_, []) = ends("T23:59:59Z") else { return }
    start = raw.loadUnaligned(fromByteOffset: cell.lowerBound, as: UInt64.self)
    rest = raw.loadUnaligned(fromByteOffset: cell.lowerBound &+ 8, as: UInt16.self)
    midnight = first
  }

  @inline(__always)
  private static func two(_ raw: UnsafeRawBufferPointer, _ at: Int, below limit: Int) -> Int? {
    let high = Int(raw[at] &- 0x30)
    let low = Int(raw[at &+ 1] &- 0x30)
    let value = high &* 10 &+ low
    return high <= 9 && low <= 9 && value < limit ? value : nil
  }
}
