import SurveyModel

/// A column that counts time from when a log began, for tables whose rows have no moment.
struct ElapsedClock {
  /// The name of the column.
  let column: String
  /// Microseconds of each row; nil where a cell is no number.
  let microseconds: [Int64?]

  /// The first column that is called a time and counts up evenly; nil when there is none.
  init?(_ observations: ObservationColumns, names: [String]) {
    for name in names {
      guard let unit = TrackWords.clockUnit(name) else { continue }
      guard let found = Self.read(AttributeKey(name), unit, observations) else { continue }
      column = name
      microseconds = found
      return
    }
    return nil
  }

  private static func read(_ key: AttributeKey, _ unit: Double, _ observations: ObservationColumns) -> [Int64?]? {
    let attributes = observations.attributes
    var values: [Int64?] = []
    values.reserveCapacity(observations.count)
    var last: Int64?
    var (numbers, backwards, forwards) = (0, 0, 0)
    for row in 0..<observations.count {
      let object = attributes.bytes[attributes.range(at: row)]
      let value = key.value(in: object).flatMap { cell in
        seconds(Array(cell)).flatMap { Int64(exactly: ($0 * unit).rounded()) }
      }
      values.append(value)
      if let value {
        numbers += 1
        if let last, value < last { backwards += 1 }
        if let last, value > last { forwards += 1 }
        last = value
      } else if row > 20, numbers * 2 < row {
        return nil
      }
    }
    let isClock = numbers * 10 >= observations.count * 8 && backwards * 20 <= observations.count && forwards >= 3
    return isClock ? values : nil
  }

  /// A plain number, or hours, minutes and seconds with colons.
  private static func seconds(_ cell: [UInt8]) -> Double? {
    if let number = NumberText.parse(cell.span) ?? NumberText.parse(cell.span, decimalComma: true) { return number }
    let parts = cell.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3 else { return nil }
    var total = 0.0
    for part in parts {
      let part = Array(part)
      guard let number = NumberText.parse(part.span), number >= 0 else { return nil }
      total = total * 60 + number
    }
    return total
  }
}
