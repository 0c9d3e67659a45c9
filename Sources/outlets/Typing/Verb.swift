import ArgumentParser

/// A verb of the command, with what it takes.
struct Verb {
  let name: String
  let options: [DeclaredOption]
  /// False for a verb that the help does not list.
  let isShown: Bool
  /// Arguments that make a command of the verb that works, where its files are there.
  let example: [String]

  /// All verbs, in the order of the help.
  static let all: [Verb] = OutletsCommand.configuration.subcommands.map { type in
    let name = type.configuration.commandName ?? "\(type)".lowercased()
    return Verb(
      name: name, options: declaredOptions(of: type), isShown: type.configuration.shouldDisplay, example: examples[name] ?? [])
  }

  static func named(_ name: String) -> Verb? { all.first { $0.name == name } }

  /// The names of all verbs, and of what the parser understands besides.
  static var names: [String] { all.filter(\.isShown).map(\.name) + ["help"] }

  private static let examples: [String: [String]] = [
    "process": ["surveys/", "--rivers", "rivers.geojson", "--out", "result"],
    "count": ["result", "--by", "river"],
    "findings": ["result"], "evaluate": ["result", "--truth", "campaign/truth.geojson"],
    "inspect": ["surveys/"],
    "snap": ["points.csv", "--rivers", "rivers.geojson"],
    "diff": ["result-2024", "result-2025"],
    "schema": ["outlets"],
    "simulate": ["--out", "campaign", "--seed", "7"],
    "simulate-faults": ["--fault", "gcj02", "--rivers", "rivers.geojson", "--out", "faulty"],
  ]

  /// The options without which the verb does nothing.
  private static let required: [String: [String]] = [
    "process": ["rivers", "out"], "evaluate": ["truth"], "snap": ["rivers"], "simulate": ["out"],
    "simulate-faults": ["fault", "rivers", "out"],
  ]

  /// A line of the verb with what it lacks, as the example has it.
  /// - Parameter line: the verb and its arguments.
  func completed(_ line: [String]) -> [String] {
    var line = line
    let places = line.indices.dropFirst().filter { index in
      guard !line[index].hasPrefix("-") else { return false }
      let before = line[index - 1]
      let option = before.hasPrefix("--") ? option(String(before.dropFirst(2))) : nil
      return option.map { $0.kind == .flag } ?? !(before.hasPrefix("-") && before.count == 2)
    }
    let needed = options.count { $0.kind == .positional && !$0.isOptional }
    let missing = example.prefix { !$0.hasPrefix("-") }.prefix(needed).dropFirst(places.count)
    line.insert(contentsOf: missing, at: (places.last ?? 0) + 1)
    for name in Self.required[self.name] ?? [] {
      let isTyped = line.contains { argument in
        argument == "--\(name)" || argument.hasPrefix("--\(name)=")
          || DeclaredOption.shortNames[name].map { argument.hasPrefix("-\($0)") } ?? false
      }
      if !isTyped, let place = example.firstIndex(of: "--\(name)") { line += example[place...(place + 1)] }
    }
    return line
  }

  /// The option of a name; nil where the verb has none.
  func option(_ name: String) -> DeclaredOption? { options.first { $0.kind != .positional && $0.argument == name } }

  /// The option of a letter.
  func option(letter: Character) -> DeclaredOption? { options.first { $0.kind != .positional && $0.short == letter } }

  /// The names of its options with their dashes, sorted.
  var optionNames: [String] { options.filter { $0.kind != .positional }.map { "--\($0.argument)" }.sorted() }
}
