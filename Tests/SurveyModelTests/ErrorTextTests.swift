import SurveyModel
import Testing

@Suite("Texts of errors, in which options are values")
struct ErrorTextTests {
  @Test("each reader sees an option under the name that the reader can use")
  func naming() {
    let text: ErrorText = "byte 7 is no UTF-8; name the encoding with \(.encoding)"
    #expect(text.text(naming: .arguments) == "byte 7 is no UTF-8; name the encoding with --encoding")
    #expect(text.text(naming: .properties) == "byte 7 is no UTF-8; name the encoding with `reading.encoding`")
    #expect(text.options == [.encoding])
  }

  @Test("an option with the value that it should have")
  func value() {
    let field = "name"
    let text: ErrorText = "name it with \(.columns, "\(field)=…") " + "or leave it out"
    #expect(text.text(naming: .arguments) == "name it with --columns name=… or leave it out")
    #expect("\(text)" == "name it with `reading.columns` (name=…) or leave it out")
  }

  @Test("a text in a text keeps its options")
  func nested() {
    let advice: ErrorText = "use \(.force)"
    let whole: ErrorText = "no: \(advice), or \(.output, "DIR")"
    #expect(whole.options == [.force, .output])
    #expect(whole.text(naming: .arguments) == "no: use --force, or --out DIR")
  }

  @Test(
    "findings and rejections mention options as properties, or as they are typed, and all else stays as it is",
    arguments: [
      ("UTC was assumed, --time-zone says otherwise", "UTC was assumed, `reading.timeZone` says otherwise"),
      ("say --date-order dmy, mdy", "say `reading.dateOrder` dmy, mdy"),
      ("(--crs)? --fix sign.", "(`reading.crs`)? `fixes` sign."),
      ("a--crs, ---crs, --crsx, --no-such, -- 1--2 --", "a--crs, ---crs, --crsx, --no-such, -- 1--2 --"), ("", ""),
      ("--crs", "`reading.crs`"), ("黄河--crs", "黄河`reading.crs`"),
    ])
  func namesInFindings(typed: String, properties: String) {
    let finding = Finding(.crsAssumed, .info, typed)
    #expect(finding.message == properties && finding.message(naming: .arguments) == typed)
    let rejection = Rejection(
      SourceRecord(1, bytes: 0..<1), of: "a.csv", column: nil, rule: .timeInvalid, message: typed, raw: [])
    #expect(rejection.message == properties && rejection.message(naming: .arguments) == typed)
  }

  @Test("an error names its file, record and column before the text")
  func inputError() {
    let error = InputError(.usage, "give \(.crs)", source: "a.csv", record: 3, column: "lon")
    #expect(error.description == "a.csv, record 3, column lon: give `reading.crs`")
    #expect(error.description(naming: .arguments) == "a.csv, record 3, column lon: give --crs")
    #expect(error.message == "give `reading.crs`" && error.options == [.crs])
    #expect(InputError(.missing, "there is no such file").options.isEmpty)
  }
}
