import ArgumentParser
import SurveyModel
import SurveyPipeline

/// An option that a command declares, by the name that is typed.
struct DeclaredOption: Hashable {
  enum Kind: Hashable {
    /// Nothing follows.
    case flag
    case value
    /// The option may be typed more than once.
    case repeated
    /// There is no name; the place among the arguments tells what it is.
    case positional
  }

  /// Without its dashes.
  var argument: String
  var kind: Kind
}

/// The options of a command or a group of options, those of its groups among them.
func declaredOptions(of type: any ParsableArguments.Type) -> [DeclaredOption] {
  Mirror(reflecting: type.init()).children.flatMap { child -> [DeclaredOption] in
    if let group = child.value as? any DeclaredGroup { return declaredOptions(of: group.contentType) }
    guard let property = child.value as? any DeclaredProperty else { return [] }
    return [DeclaredOption(argument: argument(ofProperty: child.label ?? ""), kind: property.kind)]
  }
}

/// What was typed for the options of a parsed command or group, by the names of the options. What was not typed is not there.
func typedValues(in command: Any) -> [(argument: String, value: SurveyOption.Value)] {
  Mirror(reflecting: command).children.flatMap { child -> [(argument: String, value: SurveyOption.Value)] in
    if let group = child.value as? any DeclaredGroup { return typedValues(in: group.content) }
    guard let property = child.value as? any DeclaredProperty, let value = property.typedValue else { return [] }
    return [(argument(ofProperty: child.label ?? ""), value)]
  }
}

/// `max-distance` for the storage `_maxDistance` of a property.
private func argument(ofProperty label: String) -> String {
  label.drop { $0 == "_" }.map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined()
}

/// A property of a command that is read from the command line.
private protocol DeclaredProperty {
  var kind: DeclaredOption.Kind { get }
  /// Of a parsed command: what was typed; nil where nothing was.
  var typedValue: SurveyOption.Value? { get }
}

/// A group of options within a command.
private protocol DeclaredGroup {
  var contentType: any ParsableArguments.Type { get }
  var content: Any { get }
}

extension Option: DeclaredProperty {
  fileprivate var kind: DeclaredOption.Kind { Value.self == [String].self ? .repeated : .value }
  fileprivate var typedValue: SurveyOption.Value? { optionValue(of: wrappedValue) }
}

extension Flag: DeclaredProperty {
  fileprivate var kind: DeclaredOption.Kind { .flag }
  fileprivate var typedValue: SurveyOption.Value? { optionValue(of: wrappedValue) }
}

extension Argument: DeclaredProperty {
  fileprivate var kind: DeclaredOption.Kind { .positional }
  fileprivate var typedValue: SurveyOption.Value? { optionValue(of: wrappedValue) }
}

extension OptionGroup: DeclaredGroup {
  fileprivate var contentType: any ParsableArguments.Type { Value.self }
  fileprivate var content: Any { wrappedValue }
}

/// A value that the argument parser made; nil for none, and for the kinds that the table of options does not have.
private func optionValue(of typed: Any) -> SurveyOption.Value? {
  switch typed {
  case let flag as Bool: flag ? .flag(true) : nil
  case let number as Int: .number(Double(number))
  case let number as Double: .number(number)
  case let text as String: .text(text)
  case let texts as [String]: texts.isEmpty ? nil : .list(texts)
  default: nil
  }
}
