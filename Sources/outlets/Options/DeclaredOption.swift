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

  /// What a value must be.
  enum Content: Hashable {
    case text
    case number
    case wholeNumber
    /// One of these words.
    case words([String])
  }

  /// Without its dashes.
  var argument: String
  var kind: Kind
  /// Of a positional argument: whether several may be typed.
  var isList = false
  /// Of a positional argument: whether it need not be typed.
  var isOptional = false
  var content = Content.text

  /// The letter that may be typed for the name with one dash.
  var short: Character? { Self.shortNames[argument] }

  /// The options that have a letter of their own besides their name.
  static let shortNames: [String: Character] = ["out": "o", "quiet": "q", "verbose": "v"]
}

extension NameSpecification {
  /// The name of an option, and its letter where it has one.
  static func named(_ name: String) -> NameSpecification {
    guard let letter = DeclaredOption.shortNames[name] else { return .customLong(name) }
    return [.customShort(letter), .customLong(name)]
  }
}

/// The options of a command or a group of options, those of its groups among them.
func declaredOptions(of type: any ParsableArguments.Type) -> [DeclaredOption] {
  Mirror(reflecting: type.init()).children.flatMap { child -> [DeclaredOption] in
    if let group = child.value as? any DeclaredGroup { return declaredOptions(of: group.contentType) }
    guard let property = child.value as? any DeclaredProperty else { return [] }
    var option = DeclaredOption(argument: argument(ofProperty: child.label ?? ""), kind: property.kind)
    option.content = content(of: property.valueType)
    option.isList = property.valueType is any ListOfValues.Type
    option.isOptional = property.valueType is any Missable.Type
    return [option]
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
  var valueType: Any.Type { get }
  /// Of a parsed command: what was typed; nil where nothing was.
  var typedValue: SurveyOption.Value? { get }
}

/// A group of options within a command.
private protocol DeclaredGroup {
  var contentType: any ParsableArguments.Type { get }
  var content: Any { get }
}

extension Option: DeclaredProperty {
  fileprivate var kind: DeclaredOption.Kind { Value.self is any ListOfValues.Type ? .repeated : .value }
  fileprivate var valueType: Any.Type { Value.self }
  fileprivate var typedValue: SurveyOption.Value? { optionValue(of: wrappedValue) }
}

extension Flag: DeclaredProperty {
  fileprivate var valueType: Any.Type { Value.self }
  fileprivate var kind: DeclaredOption.Kind { .flag }
  fileprivate var typedValue: SurveyOption.Value? { optionValue(of: wrappedValue) }
}

extension Argument: DeclaredProperty {
  fileprivate var valueType: Any.Type { Value.self }
  fileprivate var kind: DeclaredOption.Kind { .positional }
  fileprivate var typedValue: SurveyOption.Value? { optionValue(of: wrappedValue) }
}

extension OptionGroup: DeclaredGroup {
  fileprivate var contentType: any ParsableArguments.Type { Value.self }
  fileprivate var content: Any { wrappedValue }
}

/// A type of values that need not be typed.
private protocol Missable {
  static var wrapped: Any.Type { get }
}

extension Optional: Missable {
  fileprivate static var wrapped: Any.Type { Wrapped.self }
}

/// A type of values of which several may be typed.
private protocol ListOfValues {
  static var element: Any.Type { get }
}

extension Array: ListOfValues {
  fileprivate static var element: Any.Type { Element.self }
}

/// What a value of a declared type must be.
private func content(of type: Any.Type) -> DeclaredOption.Content {
  let type = (type as? any Missable.Type)?.wrapped ?? (type as? any ListOfValues.Type)?.element ?? type
  if type is any BinaryInteger.Type { return .wholeNumber }
  if type == Double.self { return .number }
  guard let known = (type as? any ExpressibleByArgument.Type)?.allValueStrings, !known.isEmpty else { return .text }
  return .words(known)
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
