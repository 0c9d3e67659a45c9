import Foundation
import TestSupport
import Testing

/// The invariants old-or-new and again-after-a-kill of docs/invariants.md: whatever happens in the middle of a run, the
/// output folder holds the earlier output or the new one.
@Suite("Interrupted runs")
struct InterruptionTests {
  @Test(
    "130, 143, 129: the signal is raised again; the old output stays, nothing is left over", arguments: [SIGINT, SIGTERM, SIGHUP])
  func signal(_ signal: Int32) throws {
    let large = try LargeSurvey()
    let small = try SmallSurvey()
    #expect(try BuiltProgram(["process", small.survey, "--rivers", small.rivers, "--out", large.out]).run().code == 0)
    let before = try tree(large.out)
    // At once, and after a while.
    for delay in [UInt32(0), 20_000, 60_000] {
      let run = try BuiltProgram(large.arguments).start()
      try large.waitForStaging(run)
      usleep(delay)
      run.send(signal)
      let end = try run.wait()
      // It may have been about to end.
      if end.code == 0, delay > 0 { break }
      #expect(end.signal == signal && end.code == 128 + signal, "\(end.code) \(end.messages)")
      #expect(try tree(large.out) == before)
      #expect(try large.folder.names() == ["points.csv", "result", "rivers.geojson"])
    }
  }

  @Test("an ignored signal stays ignored, as nohup wants it")
  func ignored() throws {
    let large = try LargeSurvey(rows: 5000)
    var program = BuiltProgram(large.arguments)
    program.launcher = ["sh", "-c", "trap '' HUP; exec \"$@\"", "sh"]
    let run = try program.start()
    try large.waitForStaging(run)
    run.send(SIGHUP)
    #expect(try run.wait().code == 0)
  }

  @Test("killed at twenty instants: old or new, whole; the next run cleans up and gives the same bytes")
  func killed() throws {
    let large = try LargeSurvey(rows: 8000)
    let other = try SmallSurvey()
    let old = ["process", other.survey, "--rivers", other.rivers, "--out", large.out]
    #expect(try BuiltProgram(old).run().code == 0)
    let before = try tree(large.out)
    let began = ContinuousClock.now
    #expect(try BuiltProgram(large.arguments).run().code == 0)
    let whole = ContinuousClock.now - began
    let after = try tree(large.out)
    #expect(before != after)

    var random = SeededRandom(11)
    var outcomes: [String: Int] = [:]
    for _ in 0..<20 {
      #expect(try BuiltProgram(old).run().code == 0)
      try #require(try tree(large.out) == before)
      let run = try BuiltProgram(large.arguments).start()
      let seconds = Double(whole.components.seconds) + Double(whole.components.attoseconds) / 1e18
      usleep(UInt32(seconds * 1e6 * random.unit() * 1.1))
      run.send(SIGKILL)
      _ = try run.wait()
      let now = try tree(large.out)
      #expect(now == before || now == after)
      outcomes[now == before ? "old" : "new", default: 0] += 1
      #expect(try BuiltProgram(large.arguments).run().code == 0)
      #expect(try tree(large.out) == after)
      #expect(try large.folder.names() == ["points.csv", "result", "rivers.geojson"], "leftovers are gone")
    }
    print("killed 20 times: \(outcomes)")
    #expect(outcomes["old"] ?? 0 > 0)
  }
}
