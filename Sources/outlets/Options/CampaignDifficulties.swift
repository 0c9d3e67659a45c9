import ArgumentParser
import Simulation

/// Options of a simulated campaign about what makes it hard to tell which records show one outlet. None of them is given for the
/// campaign that is simulated by default.
struct CampaignDifficulties: ParsableArguments {
  @Option(help: ArgumentHelp("Accuracy of all records, or two between which it lies.", valueName: "M"))
  var accuracy: Metres?

  @Option(
    help: ArgumentHelp(
      "normal: errors of the normal distribution. mixed: one error in twenty has twice the spread (the default). heavy: Student's t of three degrees of freedom.",
      valueName: "normal|mixed|heavy"))
  var errors: ErrorLaw?

  @Option(
    help: ArgumentHelp("By how many times errors are greater than the recorded accuracies say (default: 1).", valueName: "FACTOR")
  )
  var understated: Double?

  @Option(
    help: ArgumentHelp(
      "Metres by which all positions of a flight are off, each flight in a direction of its own (default: 0).", valueName: "M"))
  var bias: Double?

  @Option(
    help: ArgumentHelp("Probability that a crew notices an outlet that it passes and can see (default: 0.8).", valueName: "SHARE")
  )
  var detection: Double?

  @Option(help: ArgumentHelp("Outlets that no crew notices (default: 0.08).", valueName: "SHARE"))
  var missed: Double?

  @Option(help: ArgumentHelp("Outlets that can be seen from the air only (default: 0.2).", valueName: "SHARE"))
  var droneOnly: Double?

  @Option(
    help: ArgumentHelp(
      "Records that a crew makes of an outlet a second time on the same visit; of half of them it says so (default: 0).",
      valueName: "SHARE"))
  var notedTwice: Double?

  @Option(help: ArgumentHelp("Records of walks that name another river (default: 0).", valueName: "SHARE"))
  var wrongNames: Double?

  @Option(help: ArgumentHelp("Records with a form that name the other bank (default: 0).", valueName: "SHARE"))
  var wrongBanks: Double?

  @Option(
    help: ArgumentHelp("Records without a type (default: 0.35 of those of flights, none of walks).", valueName: "SHARE"))
  var missingTypes: Double?

  @Option(help: ArgumentHelp("Recorded types that are wrong (default: 0).", valueName: "SHARE"))
  var wrongTypes: Double?

  @Option(help: ArgumentHelp("The least distance between outlets that make no pair (default: 90).", valueName: "M"))
  var spacing: Double?

  @Option(
    help: ArgumentHelp(
      "Outlets that make a pair with another one on the same bank; where this is given, each has a type of its own (default: 0.24, of one type).",
      valueName: "SHARE"))
  var twins: Double?

  @Option(help: ArgumentHelp("Between the outlets of such a pair (default: 30-45).", valueName: "M"))
  var twinDistance: Metres?

  @Option(help: ArgumentHelp("Outlets that face another one on the other bank (default: 0.3).", valueName: "SHARE"))
  var facing: Double?

  @Option(help: ArgumentHelp("Outlets within 60 m of a confluence (default: 0).", valueName: "SHARE"))
  var confluences: Double?

  @Option(
    help: ArgumentHelp(
      "Width of the rivers, or two between which each has its own; their outlets lie at the edge of the water (default: outlets are 3 to 25 m from the line).",
      valueName: "M"))
  var width: Metres?

  @Option(help: ArgumentHelp("Length of reaches (default: from confluence to confluence).", valueName: "M"))
  var reachLength: Double?

  @Option(
    help: ArgumentHelp(
      "Survey the same outlets anew a year later: what is seen, and with which errors, is drawn from this number.", valueName: "N"
    ))
  var surveySeed: UInt64?

  /// The name of an option that was typed; nil where none was.
  var firstGiven: String? {
    let given: [(String, Any?)] = [
      ("--accuracy", accuracy), ("--errors", errors), ("--understated", understated), ("--bias", bias),
      ("--detection", detection), ("--missed", missed), ("--drone-only", droneOnly), ("--noted-twice", notedTwice),
      ("--wrong-names", wrongNames), ("--wrong-banks", wrongBanks), ("--missing-types", missingTypes),
      ("--wrong-types", wrongTypes), ("--spacing", spacing), ("--twins", twins), ("--twin-distance", twinDistance),
      ("--facing", facing), ("--confluences", confluences), ("--width", width), ("--reach-length", reachLength),
      ("--survey-seed", surveySeed),
    ]
    return given.first { $0.1 != nil }?.0
  }

  func apply(to options: inout CampaignOptions) {
    func set<Value>(_ path: WritableKeyPath<CampaignOptions, Value>, _ value: Value?) {
      if let value { options[keyPath: path] = value }
    }
    if let accuracy = accuracy?.range {
      options.droneAccuracy = accuracy
      options.formAccuracy = accuracy
      options.walkHDOP = accuracy.lowerBound / options.rangeError...accuracy.upperBound / options.rangeError
    }
    set(\.errorLaw, errors)
    set(\.understatement, understated)
    set(\.bias, bias)
    set(\.detection, detection)
    set(\.missedShare, missed)
    set(\.droneOnlyShare, droneOnly)
    set(\.repeatShare, notedTwice)
    set(\.wrongNameShare, wrongNames)
    set(\.wrongBankShare, wrongBanks)
    set(\.missingTypeShare, missingTypes)
    set(\.wrongTypeShare, wrongTypes)
    set(\.spacing, spacing)
    set(\.twinShare, twins)
    if twins != nil { options.twinsShareType = false }
    set(\.twinSpacing, twinDistance?.range)
    set(\.facingShare, facing)
    set(\.confluenceShare, confluences)
    set(\.width, width?.range)
    set(\.reachLength, reachLength)
    set(\.surveySeed, surveySeed)
  }
}

extension ErrorLaw: ExpressibleByArgument {}
