import ArgumentParser
import SurveyModel
import SurveyPipeline

// Declarations of options whose help and names stand in the table of options: `@Option(.crs) var crs: String?`.

extension Option {
  /// An option that need not be typed.
  init<Wrapped: ExpressibleByArgument>(
    _ name: OptionName, parsing: SingleValueParsingStrategy = .next, help: String? = nil
  ) where Value == Wrapped? {
    self.init(
      name: .customLong(name.argument), parsing: parsing, help: argumentHelp(name, help), completion: completions(name))
  }

  /// An option that may be typed more than once.
  /// - Parameter parsing: `.unconditionalSingleValue` where a value may begin with a minus.
  init<Element: ExpressibleByArgument>(
    wrappedValue: [Element], _ name: OptionName, parsing: ArrayParsingStrategy = .singleValue, help: String? = nil
  ) where Value == [Element] {
    self.init(
      wrappedValue: wrappedValue, name: .customLong(name.argument), parsing: parsing, help: argumentHelp(name, help),
      completion: completions(name))
  }

  /// An option that must be typed once or more than once.
  init<Element: ExpressibleByArgument>(_ name: OptionName, help: String? = nil) where Value == [Element] {
    self.init(name: .customLong(name.argument), help: argumentHelp(name, help), completion: completions(name))
  }
}

extension Option where Value: ExpressibleByArgument {
  /// An option that must be typed.
  init(_ name: OptionName, help: String? = nil) {
    self.init(name: .customLong(name.argument), help: argumentHelp(name, help), completion: completions(name))
  }
}

extension Flag where Value == Bool {
  init(wrappedValue: Bool, _ name: OptionName) {
    self.init(wrappedValue: wrappedValue, name: .customLong(name.argument), help: argumentHelp(name, nil))
  }
}

extension Argument {
  /// Arguments without a name, at least one.
  init<Element: ExpressibleByArgument>(_ name: OptionName) where Value == [Element] {
    self.init(help: argumentHelp(name, nil), completion: completions(name))
  }
}

/// The help of the table, or another text where the verb uses the option for something else.
private func argumentHelp(_ name: OptionName, _ help: String?) -> ArgumentHelp? {
  guard let option = SurveyOption.named(name.argument) else { return nil }
  let text = help ?? (option.help + (option.defaultText.map { " (default: \($0))" } ?? ""))
  return ArgumentHelp(text, valueName: option.valueName.isEmpty ? nil : option.valueName)
}
