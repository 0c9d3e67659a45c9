import SurveyModel

/// One line of a timestamp file: `1  282401.669089  [2404]  101,N  107,E  129,V  22.7,Lat  114.1,Lon  139.2,Ellh
/// 0.003, 0.003, 0.008  50,Q`, with tabs between the cells. From the fourth cell on, values are found by their labels.
struct MRKLine {
  var latitude = 0.0
  var longitude = 0.0
  /// Microseconds since 1970 UTC.
  var time: Int64
  /// Radius in metres that holds 68 % of the errors, if the error on each axis is the quadratic mean of the standard deviations
  /// north and east; nil when the line states none.
  var accuracy: Double?
  /// The photo's number in its folder, as the line has it.
  let number: String

  init(_ text: Span<UInt8>) throws(FlightRowFault) {
    var cells = CellTokens()
    cells.read(text, delimiter: 0x09)
    let trimmed = cells.cells.map { cell -> Range<Int> in
      let inner = TextCleaning.trimmed(text.extracting(cell))
      return cell.lowerBound &+ inner.lowerBound..<cell.lowerBound &+ inner.upperBound
    }
    guard trimmed.count >= 8 else {
      throw FlightRowFault(rule: .recordTruncated, message: "the line has \(trimmed.count) parts; a photo has 11")
    }
    guard let seconds = NumberText.parse(text.extracting(trimmed[1])), seconds >= 0, seconds < 604_800,
      let week = Self.bracketed(text, trimmed[2])
    else {
      throw FlightRowFault(rule: .timeInvalid, message: "the line has no GPS time of week and week in brackets")
    }
    if week == 0 { throw FlightRowFault(rule: .noFix, message: "GPS week 0: the receiver did not know the time yet") }
    number = text.extracting(trimmed[0]).text(at: 0, length: min(trimmed[0].count, 16))
    time = GPSTime.utc(week: week, microseconds: Int64((seconds * 1e6).rounded()))
    var found = (latitude: false, longitude: false)
    for cell in trimmed.dropFirst(3) {
      guard let comma = cell.first(where: { text[$0] == 0x2C }) else { continue }
      let label = text.extracting(comma &+ 1..<cell.upperBound)
      guard let value = NumberText.parse(text.extracting(cell.lowerBound..<comma)) else { continue }
      switch label.text(at: 0, length: label.count) {
      case "Lat": (latitude, found.latitude) = (value, true)
      case "Lon": (longitude, found.longitude) = (value, true)
      case "Q":
        if value == 0 { throw FlightRowFault(rule: .noFix, message: "status 0: the receiver had no fix") }
      default:
        // A cell of three numbers holds the standard deviations north, east and up.
        guard accuracy == nil, let second = Self.second(label) else { continue }
        let radius = ((value * value + second * second) / 2).squareRoot() / Accuracy.sigmaPerAxis
        if radius > 0, radius.isFinite { accuracy = radius }
      }
    }
    guard found.latitude, found.longitude else {
      throw FlightRowFault(rule: .coordinateMissing, message: "the line has no value labelled Lat or none labelled Lon")
    }
  }

  /// The first number of `text`, which must be followed by a comma.
  private static func second(_ text: Span<UInt8>) -> Double? {
    guard let comma = text.indices.first(where: { text[$0] == 0x2C }) else { return nil }
    let cell = text.extracting(0..<comma)
    return NumberText.parse(cell.extracting(TextCleaning.trimmed(cell)))
  }

  /// The number between the brackets of `[2404]`.
  private static func bracketed(_ text: Span<UInt8>, _ cell: Range<Int>) -> Int? {
    guard cell.count >= 3, text[cell.lowerBound] == 0x5B, text[cell.upperBound &- 1] == 0x5D,
      let value = NumberText.parse(text.extracting(cell.lowerBound &+ 1..<cell.upperBound &- 1)), value >= 0, value < 10_000
    else { return nil }
    return Int(exactly: value)
  }
}
