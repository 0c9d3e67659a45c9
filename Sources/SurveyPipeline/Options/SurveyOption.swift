package import SurveyModel

/// One option of a run: its names, its help, and what its value is in ``ProcessOptions``.
///
/// The command, the configuration file, the manifest and the documentation are all made from ``table``.
package struct SurveyOption: Sendable {
  package typealias Value = RunDescription.OptionValue

  /// How a value is written.
  package enum Kind: Sendable {
    /// Nothing follows.
    case flag
    case text
    case number
    /// Texts with commas between them.
    case list
    /// `name=value` pairs with commas between them.
    case table
    /// The option may be given more than once.
    case repeated
  }

  /// Where the value stands in the manifest.
  enum Record: Sendable {
    case always
    /// Null stands for the default.
    case unlessDefault
    case never
  }

  /// The numbers that are allowed.
  package struct Limits: Sendable {
    var contains: @Sendable (Double) -> Bool
    /// Behind "must be".
    package var words: String
  }

  package let name: OptionName
  package let kind: Kind
  /// What stands for the value in the help: `FIELD`; empty for a flag.
  package let valueName: String
  package let help: String
  package internal(set) var limits: Limits?
  var record = Record.always
  /// False where the default depends on the machine and is told in words.
  var showsDefault = true
  /// The value in the options.
  let value: @Sendable (ProcessOptions) -> Value
  /// Takes a value into the options.
  package let set: @Sendable (Value, inout ProcessOptions) throws(InputError) -> Void
}

extension SurveyOption {
  package static let table = riverOptions + placingOptions + areaOptions + readingOptions + markOptions + runOptions

  private static let byArgument = Dictionary(table.map { ($0.name.argument, $0) }) { first, _ in first }

  /// The option of this name on the command line; nil for one that says nothing about a survey.
  package static func named(_ argument: String) -> SurveyOption? { byArgument[argument] }

  private static let defaults = ProcessOptions(surveys: [], rivers: "")

  /// The value where nothing is said, as the help shows it; nil where that says nothing.
  package var defaultText: String? {
    guard showsDefault else { return nil }
    return switch value(Self.defaults) {
    case .text(let text): text.isEmpty ? nil : text
    case .number(let number): "\(number)"
    case .list(let texts): texts.joined(separator: ",")
    case .flag, .table, .none: nil
    }
  }

  /// Whether the manifest has the option.
  package var isInManifest: Bool { record != .never }

  /// What the manifest says of the options of a run.
  static func manifest(_ options: ProcessOptions) -> [String: Value] {
    var entries: [String: Value] = [:]
    for option in table where option.isInManifest {
      let value = option.value(options)
      entries[option.name.manifestKey] = option.record == .unlessDefault && value == option.value(defaults) ? Value.none : value
    }
    return entries
  }

  /// What is wrong with a value of the option; nil when it is within the limits.
  package func fault(of value: Value) -> ErrorText? {
    guard let limits, case .number(let number) = value, !limits.contains(number) else { return nil }
    return "\(name) must be \(limits.words)"
  }
}

extension ProcessOptions {
  /// The fault of options about districts where there are none.
  package static let districtsMissing: ErrorText =
    "\(.districtID) and \(.districtParent) say how to read the file of \(.districts)"

  /// - Throws: `InputError` with the code `usage` for a number that is beyond its limits, and for options that contradict
  ///   each other.
  func check() throws(InputError) {
    for option in SurveyOption.table {
      if let fault = option.fault(of: option.value(self)) { throw InputError(.usage, fault) }
    }
    if districts == nil, districtID != nil || districtParent != nil {
      throw InputError(.usage, Self.districtsMissing)
    }
  }
}
