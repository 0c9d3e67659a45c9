import Ingest
import SurveyMath
import SurveyModel

/// A value of an option that one text says: on the command line, in a configuration file, in the manifest.
protocol OptionText: Sendable {
  /// - Throws: `InputError(.usage)` for a text that says none.
  init(optionText text: String) throws(InputError)

  /// The text in the manifest.
  var optionText: String { get }
}

extension String: OptionText {
  init(optionText text: String) { self = text }

  var optionText: String { self }
}

extension SurveyInput: OptionText {
  init(optionText text: String) { self = .path(text) }

  /// The name in outputs, without folders and passwords.
  var optionText: String { NamedInput(self).source }
}

extension SurveyMethod: OptionText {
  init(optionText text: String) throws(InputError) {
    guard let method = Self.allCases.first(where: { $0.name == text }) else {
      throw InputError(
        .usage,
        "\(.method) must be drone or foot, not \"\(text)\"\(suggestion(for: text, among: Self.allCases.map(\.name)) ?? "")")
    }
    self = method
  }

  var optionText: String { name }
}

extension RiverProfile: OptionText {
  init(optionText text: String) throws(InputError) {
    let names = Self.allCases.map(\.option)
    guard let profile = Self.allCases.first(where: { $0.option == text.lowercased() }) else {
      throw InputError(
        .usage,
        "\(.profile) must be one of \(names.joined(separator: ", ")), not \"\(text)\"\(suggestion(for: text, among: names) ?? "")"
      )
    }
    self = profile
  }

  var optionText: String { option }
}
