import ArgumentParser
import SurveyModel
import SurveyPipeline

/// A group of options that stand in the table of options, each under its own name.
protocol SurveyArguments: ParsableArguments {}

extension SurveyArguments {
  mutating func validate() throws {
    try checkLimits(of: self)
  }
}

/// - Throws: `ValidationError` for a number that is beyond the limits of its option.
func checkLimits(of group: some ParsableArguments) throws {
  for (argument, value) in typedValues(in: group) {
    guard let fault = SurveyOption.named(argument)?.fault(of: value) else { continue }
    throw ValidationError("\(fault.text(naming: .arguments))\(typed(value)).")
  }
}

/// ", not 5" for a number that was typed.
private func typed(_ value: SurveyOption.Value) -> String {
  guard case .number(let number) = value else { return "" }
  return ", not \(Int(exactly: number).map { String($0) } ?? String(number))"
}

extension ProcessOptions {
  /// The options of a run: what was typed for a command, and the defaults for everything else.
  /// - Throws: `InputError` with the code `usage` for a text that is no value of its option.
  /// A lone dash among the surveys is standard input, which is read to its end here.
  init(typedFor command: some ParsableArguments) throws {
    self.init(surveys: [], rivers: "")
    for (argument, value) in typedValues(in: command) {
      try SurveyOption.named(argument)?.set(value, &self)
    }
    // A lone dash stands for standard input.
    if surveys.contains(.path("-")) {
      let bytes = try readStandardInput()
      surveys = surveys.map { $0 == .path("-") ? .bytes(bytes, name: "stdin") : $0 }
    }
  }
}
