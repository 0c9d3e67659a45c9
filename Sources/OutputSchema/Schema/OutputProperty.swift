import SurveyModel

/// A property of a layer, with how its value is found in a row of the result.
package struct OutputProperty<Row>: Sendable {
  package var schema: PropertySchema
  package let value: @Sendable (_ row: Row) -> PropertyValue
  /// Whether a run writes the property.
  var isWritten: @Sendable (_ result: SurveyResult) -> Bool = { _ in true }

  private init(_ schema: PropertySchema, value: @escaping @Sendable (Row) -> PropertyValue) {
    self.schema = schema
    self.value = value
  }
}

// MARK: - Types

extension OutputProperty {
  static func text(
    _ name: StaticString, _ meaning: String, _ value: @escaping @Sendable (Row) -> String?
  ) -> OutputProperty {
    OutputProperty(PropertySchema(name, .text, meaning)) { value($0).map(PropertyValue.text) ?? .null }
  }

  static func word<Word: VocabularyWord>(
    _ name: StaticString, _ meaning: String, _ value: @escaping @Sendable (Row) -> Word?
  ) -> OutputProperty {
    OutputProperty(PropertySchema(name, .word(Word.names), meaning)) { value($0).map { .text($0.name) } ?? .null }
  }

  static func words<Word: VocabularyWord>(
    _ name: StaticString, _ meaning: String, _ value: @escaping @Sendable (Row) -> [Word]
  ) -> OutputProperty {
    OutputProperty(PropertySchema(name, .words(Word.names), meaning)) { .texts(value($0).map(\.name)) }
  }

  static func texts(
    _ name: StaticString, _ meaning: String, _ value: @escaping @Sendable (Row) -> [String]
  ) -> OutputProperty {
    OutputProperty(PropertySchema(name, .texts, meaning)) { .texts(value($0)) }
  }

  static func integer(
    _ name: StaticString, _ meaning: String, _ value: @escaping @Sendable (Row) -> Int?
  ) -> OutputProperty {
    OutputProperty(PropertySchema(name, .integer, meaning)) { value($0).map(PropertyValue.integer) ?? .null }
  }

  static func number(
    _ name: StaticString, _ unit: String?, decimals: Int, _ meaning: String, _ value: @escaping @Sendable (Row) -> Double?
  ) -> OutputProperty {
    let schema = PropertySchema(name, .number(decimals: decimals), unit: unit, meaning)
    return OutputProperty(schema) { value($0).map(PropertyValue.number) ?? .null }
  }

  static func time(
    _ name: StaticString, _ meaning: String, _ value: @escaping @Sendable (Row) -> Int64?
  ) -> OutputProperty {
    OutputProperty(PropertySchema(name, .time, meaning)) { value($0).map(PropertyValue.time) ?? .null }
  }

  static func position(
    _ name: StaticString, _ meaning: String, _ value: @escaping @Sendable (Row) -> Coordinate
  ) -> OutputProperty {
    OutputProperty(PropertySchema(name, .position, unit: "°", meaning)) { .position(value($0)) }
  }

  static func object(
    _ name: StaticString, _ meaning: String, _ value: @escaping @Sendable (Row) -> String
  ) -> OutputProperty {
    OutputProperty(PropertySchema(name, .object, meaning)) { .object(value($0)) }
  }
}

// MARK: - Traits

extension OutputProperty {
  /// The same property, the value of which may be null.
  var orNull: OutputProperty {
    var property = self
    property.schema.isNullable = true
    return property
  }

  /// The same property, the value of which may be null if `isNullable`.
  func orNull(_ isNullable: Bool) -> OutputProperty { isNullable ? orNull : self }

  /// The same property, the text of which is one of `words`.
  func among(_ words: [String]) -> OutputProperty {
    var property = self
    property.schema.type = .word(words)
    return property
  }

  /// The same property with another column on a terminal.
  func onTerminal(_ heading: String? = nil, _ use: PropertySchema.TerminalUse = .whereFilled) -> OutputProperty {
    var property = self
    if let heading { property.schema.heading = heading }
    property.schema.terminalUse = use
    return property
  }

  /// The same property, which only some runs write.
  /// - Parameter condition: which ones, in words.
  func only(
    _ condition: String, _ isWritten: @escaping @Sendable (SurveyResult) -> Bool
  ) -> OutputProperty {
    var property = self
    property.schema.condition = condition
    property.isWritten = isWritten
    return property
  }
}
