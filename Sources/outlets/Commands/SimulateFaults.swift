import ArgumentParser
import Simulation
import SurveyModel
import SurveyPipeline
import TextKit

/// Survey files with a known fault, to try `inspect` and `--fix` on, and to count how often they are right.
struct SimulateFaults: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate-faults",
    abstract: "Make up survey files along given rivers with one thing wrong with their coordinates or their clock.",
    discussion: """
      The same seed gives the same bytes on every machine.

      EXAMPLES
        outlets simulate-faults --fault gcj02 --rivers rivers.geojson \\
          --out faulty
        outlets inspect faulty/*.csv --rivers rivers.geojson
      """)

  @Option(name: .named("out"), help: ArgumentHelp("The folder to write.", valueName: "DIR"), completion: .directory)
  var out: String

  @Option(help: ArgumentHelp("What is to be wrong; clean for nothing.", valueName: "FAULT"))
  var fault: FaultKind

  @Option(.rivers, help: "River lines to survey along.")
  var rivers: [String]

  @Option(.riversCRS) var riversCrs: String?

  @Option(help: ArgumentHelp("Number of files.", valueName: "N"))
  var count: Int = 1

  @Option(help: ArgumentHelp("Number from which everything is drawn.", valueName: "N"))
  var seed: UInt64 = 7

  @Flag(
    help: "Write into a folder that holds files: those of the same names are replaced, all others are kept.")
  var force = false

  @Flag(help: "Say what was written as JSON on standard output.")
  var json = false

  mutating func validate() throws {
    guard (1...10_000).contains(count) else { throw ValidationError("--count must be a number from 1 to 10000, not \(count).") }
  }

  mutating func run() throws {
    let options = try ProcessOptions(typedFor: self)
    let network = try KnownRivers(options.rivers).network
    let files = try writeFaultyFiles(
      FaultyFileOptions(kind: fault, count: count, seed: seed), along: network, to: out, force: force,
      cancellation: Interruption.cancellation)
    guard json else { return }
    var object = JSONObject()
    object.add("out", out)
    object.add("fault", fault.rawValue)
    object.add("seed", unsigned: seed)
    object.add("files", files.map(\.json))
    try printText(String(decoding: object.text, as: UTF8.self) + "\n")
  }
}

extension FaultKind: ExpressibleByArgument {}
