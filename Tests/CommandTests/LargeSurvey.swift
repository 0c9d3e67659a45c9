import Foundation
import TestSupport
import Testing

/// A survey that keeps the program busy for a while, so that something can happen to it on the way.
struct LargeSurvey {
  let folder: TemporaryFolder
  let arguments: [String]
  var out: String { folder("result") }

  init(rows: Int = 150_000) throws {
    folder = try TemporaryFolder()
    var table = "id,longitude,latitude,note\n"
    for row in 0..<rows {
      table += "P\(row),111.\(100_000 + row),40.\(1000 + row % 997),something to read\n"
    }
    let survey = try folder.file("points.csv", table)
    let points: [[Double]] = (0..<300).map { (step: Int) in [111.0 + Double(step) / 250, 40.15 + Double(step % 7) / 1000] }
    let rivers = try folder.file("rivers.geojson", lines([("R1", points)]))
    arguments = ["process", survey, "--rivers", rivers, "--max-distance", "20000", "--out", folder("result")]
  }

  /// Waits until the run has taken the place and begun.
  func waitForStaging(_ run: StartedProgram) throws {
    do {
      try sawStaging(run)
    } catch {
      // A process that nobody waits for would keep the library's own wait for exit tests busy for ever.
      run.send(SIGKILL)
      _ = try? run.wait()
      throw error
    }
  }

  private func sawStaging(_ run: StartedProgram) throws {
    // Long enough for any machine: the deadline only ends the wait for a program that hangs.
    let deadline = ContinuousClock.now + .seconds(900)
    while try !folder.names().contains(where: { $0.hasSuffix(".part") && !$0.hasSuffix("lock.part") }) {
      try #require(run.isRunning(), "it ended before it began")
      try #require(ContinuousClock.now < deadline)
      usleep(200)
    }
  }
}
