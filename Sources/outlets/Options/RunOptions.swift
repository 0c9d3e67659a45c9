import ArgumentParser
import SurveyModel

/// Options about the run itself.
struct RunOptions: SurveyArguments {
  @Option(
    help: ArgumentHelp("Rejected records up to which the exit code is still 0.", valueName: "N|any"), completion: .list(["any"]))
  var maxRejects: String = "0"

  @Option(.jobs) var jobs: Int?

  @Flag(name: .named("quiet"), help: "No progress and no summary on the terminal.")
  var quiet = false

  @Flag(name: .named("verbose"), help: "Say what became of every file, and every finding.")
  var verbose = false

  mutating func validate() throws {
    try checkLimits(of: self)
    if maxRejects != "any", Int(maxRejects).map({ $0 < 0 }) ?? true {
      throw ValidationError("--max-rejects must be a whole number or any, not \"\(maxRejects)\".")
    }
    if quiet, verbose { throw ValidationError("--quiet and --verbose contradict each other.") }
  }

  /// Nil when any number is allowed.
  var allowedRejects: Int? { maxRejects == "any" ? nil : Int(maxRejects) }
}
