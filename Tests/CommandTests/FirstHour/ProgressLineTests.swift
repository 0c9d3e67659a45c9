import TestSupport
import Testing

@testable import SurveyPipeline
@testable import outlets

/// The line on a terminal that says how far a run is.
@Suite("Progress")
struct ProgressLineTests {
  @Test("stage, bar, amount, rate and the time that is left")
  func placing() throws {
    var line = ProgressLine()
    #expect(line.text(at: 0, width: 100) == nil)
    line.note(Progress(stage: .placing, done: 0, total: 1000, observations: 1000), at: 2)
    line.note(Progress(stage: .placing, done: 250, total: 1000, observations: 1000), at: 7)
    let text = try #require(line.text(at: 8, width: 100))
    #expect(text == "placing   [#####...............]  25 %  250 of 1,000  50/s  14 s left")
    line.note(Progress(stage: .placing, done: 100, total: 1000, observations: 1000), at: 9)
    #expect(line.text(at: 8, width: 100) == text, "a thread that speaks late takes nothing back")
  }

  @Test("every stage says something, within the width of the terminal")
  func stages() throws {
    var line = ProgressLine()
    for (index, stage) in [Progress.Stage.reading, .linking, .placing, .merging, .summing, .writing].enumerated() {
      let began = Double(index * 10)
      line.note(Progress(stage: stage, done: 0, total: nil, observations: 1_234_567), at: began)
      let text = try #require(line.text(at: began + 3, width: 60))
      #expect(text.hasPrefix(stage.rawValue) && text.contains("for 3 s") && text.count < 60, "\(text)")
    }
    line.note(Progress(stage: .reading, done: 50_000_000, total: 200_000_000, observations: 7), at: 60)
    line.note(Progress(stage: .reading, done: 100_000_000, total: 200_000_000, observations: 9), at: 61)
    let text = try #require(line.text(at: 61, width: 120))
    #expect(text.contains("100 MB of 200 MB") && text.contains("50 %") && text.contains("9 observations"), "\(text)")
  }

  @Test("minutes are written as minutes")
  func minutes() throws {
    var line = ProgressLine()
    line.note(Progress(stage: .writing, done: 0, total: 1000, observations: 0), at: 0)
    line.note(Progress(stage: .writing, done: 100, total: 1000, observations: 0), at: 14)
    #expect(try #require(line.text(at: 14, width: 100)).hasSuffix("2 min 06 s left"))
  }
}
