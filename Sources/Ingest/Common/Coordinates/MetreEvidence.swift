import SurveyModel

/// Finds out what point and comma mean in the eastings and northings of a table.
struct MetreEvidence {
  private var commaGroups = 0
  private var pointGroups = 0
  private var commaDecimals = 0
  private var pointDecimals = 0
  private var doubtfulCommas = 0
  private var doubtfulPoints = 0
  private var ungrouped = 0
  private var example = ""

  mutating func add(_ cell: Span<UInt8>) {
    let trimmed = cell.extracting(TextCleaning.trimmed(cell))
    guard let plain = MetreText.plain(trimmed) else { return }
    let parts = MetreText.Parts(plain)
    guard parts.isNumber else { return }
    if parts.commaMustGroup { commaGroups += 1 }
    if parts.pointMustGroup { pointGroups += 1 }
    if parts.isDecimal(0x2C) { commaDecimals += 1 }
    if parts.isDecimal(0x2E) { pointDecimals += 1 }
    if parts.isUngrouped { ungrouped += 1 }
    let isDoubtful = parts.isDoubtful(0x2C) || parts.isDoubtful(0x2E)
    if parts.isDoubtful(0x2C) { doubtfulCommas += 1 }
    if parts.isDoubtful(0x2E) { doubtfulPoints += 1 }
    if example.isEmpty, isDoubtful || parts.commaMustGroup || parts.pointMustGroup {
      example = String(decoding: trimmed.withUnsafeBufferPointer { Array($0) }, as: UTF8.self)
    }
  }

  /// A bare comma or point before three digits is a thousands mark in a column of metres, where no number of the columns has more
  /// than three digits in front of it: no grid has its outlets within a kilometre of its origin.
  var style: MetreText.Style {
    var style = MetreText.Style()
    style.commaGroups =
      commaGroups > 0 || (pointDecimals > 0 && commaDecimals == 0)
      || (doubtfulCommas > 0 && commaDecimals == 0 && ungrouped == 0 && pointGroups == 0)
    style.isDecimalComma = commaDecimals > 0 && pointDecimals == 0 && !style.commaGroups
    style.pointGroups = pointGroups > 0 || (doubtfulPoints > 0 && pointDecimals == 0 && ungrouped == 0 && commaGroups == 0)
    return style
  }

  /// True where the decimal mark is a comma everywhere.
  var isDecimalComma: Bool { style.isDecimalComma }

  /// Adds what was decided to the findings.
  func note(_ builder: inout ObservationBuilder) {
    let style = style
    guard style.commaGroups || style.pointGroups, !example.isEmpty else { return }
    let isCertain = style.commaGroups ? commaGroups > 0 || pointDecimals > 0 : pointGroups > 0
    let mark = style.commaGroups ? "comma" : "point"
    builder.note(
      .numbersGrouped, isCertain ? .info : .warning,
      "in coordinates such as \(example) the \(mark) was read as a mark between groups of three digits, not as the decimal mark"
        + (isCertain ? "" : ", since no other number of the columns tells; write the numbers without it"))
  }
}
