import SurveyModel

/// Gathers the fixes of a log of which each line is a record or structure.
struct LineLog {
  /// What a line is.
  enum Line {
    case fix(LogFix, time: Int64?, clock: Int64?, flags: RuleSet)
    case rejected(Rule, String)
    /// A header, a comment, or something that is no position.
    case structure
  }

  let text: LogText
  private let file: LogBytes
  private(set) var books: LogBooks
  private let method: SurveyMethod
  private let rules = TimeRules(zone: .utc, zoneIsStated: true)

  init(_ bytes: [UInt8], _ options: IngestOptions) {
    text = LogText(bytes)
    file = LogBytes(bytes)
    books = LogBooks(options)
    method = options.defaultMethod ?? .other
  }

  mutating func take(_ line: Line, _ range: Range<Int>, _ number: Int) {
    let bytes = text.original(range)
    switch line {
    case .structure: return
    case .rejected(let rule, let message): books.reject(rule, message, line: number, bytes, in: file)
    case .fix(let fix, var time, let clock, var flags):
      if let (rule, message) = fix.fault(&flags) { return books.reject(rule, message, line: number, bytes, in: file) }
      if let stated = time {
        switch rules.judge(microseconds: stated, flags: flags) {
        case .time(let moment, let assumed):
          time = moment
          flags = assumed
        case .impossible(let rule, let message): return books.reject(rule, message, line: number, bytes, in: file)
        case .missing, .unreadable: time = nil
        }
      }
      books.accept(bytes, flags: flags)
      books.fixes.append(x: fix.x, y: fix.y, time: time, clock: clock, accuracy: fix.settledAccuracy(method: method))
    }
  }

  mutating func note(_ rule: Rule, _ severity: Severity, _ message: String) { books.note(rule, severity, message) }

  /// The file; `subject` is what moved.
  consuming func finish(_ format: FileFormat, _ fields: [(String, String)], subject: String, size: Int) throws(InputError)
    -> SurveyFile
  {
    var description = FileDescription(format: format, encoding: text.isWide ? "UTF-16" : "ASCII")
    description.fields = fields.map { (field: $0.0, column: $0.1) }
    return try books.file(LogSummary(description: description, method: method, subject: subject), contentBytes: size)
  }
}
