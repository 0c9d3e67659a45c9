/// The text of an error in which options are values, so that each reader sees them under the names that the reader can use.
///
/// A string literal is one, and `"name the encoding with \(.encoding)"` mentions an option.
public struct ErrorText: Sendable, Hashable {
  private enum Part: Sendable, Hashable {
    case words(String)
    case option(OptionName, value: String?)
  }

  private var parts: [Part] = []

  /// A text that mentions no option.
  public init(_ words: String) {
    parts = [.words(words)]
  }

  /// The options that the text mentions, in its order.
  public var options: [OptionName] {
    parts.compactMap { part in
      if case .option(let name, _) = part { name } else { nil }
    }
  }

  /// The text with its options under the names of one kind.
  public func text(naming: OptionNaming) -> String {
    parts.map { part in
      switch (part, naming) {
      case (.words(let words), _): words
      case (.option(let name, let value), .arguments): "--\(name.argument)" + (value.map { " \($0)" } ?? "")
      case (.option(let name, let value), .properties): "`\(name.property)`" + (value.map { " (\($0))" } ?? "")
      }
    }.joined()
  }

  package static func += (text: inout ErrorText, more: ErrorText) {
    text.parts += more.parts
  }

  package static func + (one: ErrorText, other: ErrorText) -> ErrorText {
    var sum = one
    sum.parts += other.parts
    return sum
  }
}

extension ErrorText: CustomStringConvertible {
  /// The text with options under the names of their properties.
  public var description: String { text(naming: .properties) }
}

extension ErrorText: ExpressibleByStringInterpolation {
  /// What a text with options is put together from.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ErrorText("")

    /// Begins an empty text.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Appends words.
    public mutating func appendLiteral(_ literal: String) {
      text.parts.append(.words(literal))
    }

    /// Appends a value as words.
    public mutating func appendInterpolation(_ value: some Any) {
      text.parts.append(.words("\(value)"))
    }

    /// Another text with its options.
    public mutating func appendInterpolation(_ other: ErrorText) {
      text.parts += other.parts
    }

    /// An option, and the value that it should have.
    public mutating func appendInterpolation(_ option: OptionName, _ value: String? = nil) {
      text.parts.append(.option(option, value: value))
    }
  }

  /// A text that mentions no option.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// A text with the options that it mentions.
  public init(stringInterpolation: StringInterpolation) {
    self = stringInterpolation.text
  }
}
