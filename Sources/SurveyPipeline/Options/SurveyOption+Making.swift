import SurveyModel

// The kinds of entries of the table. Each says by a key path where the value of the option is.
extension SurveyOption {
  typealias Path<Property> = any WritableKeyPath<ProcessOptions, Property> & Sendable

  static func flag(_ name: OptionName, _ path: Path<Bool>, _ help: String) -> SurveyOption {
    SurveyOption(
      name: name, kind: .flag, valueName: "", help: help, value: { .flag($0[keyPath: path]) },
      set: { value, options throws(InputError) in
        if case .flag(let flag) = value { options[keyPath: path] = flag }
      })
  }

  /// An option that need not have a value.
  static func optional<Property: OptionText>(
    _ name: OptionName, _ path: Path<Property?>, _ valueName: String, _ help: String
  ) -> SurveyOption {
    SurveyOption(
      name: name, kind: .text, valueName: valueName, help: help,
      value: { options in options[keyPath: path].map { .text($0.optionText) } ?? .none },
      set: { value, options throws(InputError) in options[keyPath: path] = try Property(optionText: try value.text(name)) })
  }

  /// An option that always has a value.
  static func text<Property: OptionText>(
    _ name: OptionName, _ path: Path<Property>, _ valueName: String, _ help: String
  ) -> SurveyOption {
    SurveyOption(
      name: name, kind: .text, valueName: valueName, help: help, value: { .text($0[keyPath: path].optionText) },
      set: { value, options throws(InputError) in options[keyPath: path] = try Property(optionText: try value.text(name)) })
  }

  static func number(
    _ name: OptionName, _ path: Path<Double>, _ valueName: String, _ help: String, _ limits: Limits
  ) -> SurveyOption {
    SurveyOption(
      name: name, kind: .number, valueName: valueName, help: help, limits: limits, value: { .number($0[keyPath: path]) },
      set: { value, options throws(InputError) in
        if case .number(let number) = value { options[keyPath: path] = number }
      })
  }

  /// Files, each given by the option anew. The manifest lists them in the order of their bytes.
  static func files(
    _ name: OptionName, _ path: Path<[SurveyInput]>, _ valueName: String, _ help: String
  ) -> SurveyOption {
    SurveyOption(
      name: name, kind: .repeated, valueName: valueName, help: help,
      value: { options in
        let names = options[keyPath: path].map(\.optionText)
        return names.isEmpty ? .none : .list(names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
      },
      set: { value, options throws(InputError) in
        if case .list(let paths) = value { options[keyPath: path] = paths.map { .path($0) } }
      })
  }
}

extension SurveyOption.Limits {
  static func within(_ range: ClosedRange<Double>, _ words: String) -> SurveyOption.Limits {
    SurveyOption.Limits(contains: { range.contains($0) }, words: words)
  }
}

extension SurveyOption.Value {
  /// - Throws: `InputError` for a value that is no text.
  func text(_ name: OptionName) throws(InputError) -> String {
    if case .text(let text) = self { return text }
    throw InputError(.usage, "\(name) must be a text")
  }

  /// The parts of a text between commas, without the spaces around them.
  func parts(_ name: OptionName) throws(InputError) -> [String] {
    try text(name).split(separator: ",").map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }
}
