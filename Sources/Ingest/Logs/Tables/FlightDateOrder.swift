import SurveyModel

/// Finds out whether the day or the month comes first in the dates of a flight log.
struct FlightDateOrder {
  private(set) var order = DateOrder.unknown
  /// A date that needs the order to be known, where nothing tells it.
  private(set) var open: String?

  /// Looks at the first 1000 rows from `start` on: a day above 12 proves the order. Without one, dots and decimal commas speak for the
  /// day first, and AM or PM beside slashes for the month first.
  init(_ plan: FlightTablePlan, date column: Int, _ bytes: [UInt8], from start: Int, _ splitter: RecordSplitter) {
    var likely: DateOrder?
    var example: String?
    var lookahead = RecordSplitter.Lookahead()
    var tokens = CellTokens()
    var index = start
    let clock = plan.utc ?? plan.local
    for _ in 0..<1000 {
      guard let extent = splitter.next(bytes.span, from: index, isLast: true, lookahead: &lookahead) else { break }
      index = extent.end
      let content = bytes.span.extracting(extent.start..<extent.contentEnd)
      tokens.read(content, delimiter: splitter.delimiter)
      guard column < tokens.cells.count else { continue }
      let cell = content.extracting(tokens.cells[column])
      // A date of its own may have spaces behind its dots.
      let alone = LocaleTime.date(cell)
      let written = clock == column ? TimeWriting.ascii(cell) : TimeWriting.ascii(alone.span)
      if let proven = TimeWriting.evidence(written) {
        order = proven
        return
      }
      guard TimeWriting.needsOrder(written) else { continue }
      if example == nil { example = String(decoding: written.prefix { $0 != 0x20 }, as: UTF8.self) }
      if likely == nil, let clock, clock < tokens.cells.count {
        let time = LocaleTime.time(content.extracting(tokens.cells[clock]))
        likely = LocaleTime.order(date: Array(written.prefix { $0 != 0x20 }), time: time)
      }
      if likely == nil, plan.latitude < tokens.cells.count, tokens.cells[plan.latitude].contains(where: { content[$0] == 0x2C }) {
        // Americans write no decimal commas.
        likely = .dayFirst
      }
    }
    order = likely ?? .unknown
    if likely == nil { open = example }
  }
}
