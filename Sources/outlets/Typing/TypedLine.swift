import ArgumentParser
import FileKit
import SurveyMath
import SurveyModel
import SurveyPipeline

/// What was typed, looked at before the parser does: misspelt words are answered with the known ones, and a negative number is given to
/// its option.
struct TypedLine {
  /// What the parser gets.
  private(set) var arguments: [String] = []
  /// The arguments that belong to no option.
  private(set) var positionals: [String] = []
  private let typed: [String]

  /// - Throws: `UsageFault` for a line that cannot be meant.
  init(_ typed: [String]) throws(UsageFault) {
    self.typed = typed
    arguments = typed
    guard let first = typed.first, !Self.isForParser(first) else { return }
    if first == "help" {
      try checkHelp()
      return
    }
    guard let verb = Verb.named(first) else { throw unknownVerb(first) }
    try check(verb)
  }

  private static func isForParser(_ argument: String) -> Bool {
    ["--help", "-h", "--version", "-help"].contains(argument) || argument.hasPrefix("--generate-completion-script")
      || argument.hasPrefix("--experimental") || argument.hasPrefix("---")
  }

  private func checkHelp() throws(UsageFault) {
    guard let topic = typed.dropFirst().first(where: { !$0.hasPrefix("-") }), Verb.named(topic) == nil, topic != "help" else {
      return
    }
    let nearest = nearestWord(to: topic, among: Verb.names)
    throw UsageFault(
      "there is no verb \"\(topic)\" to help with"
        + (nearest.map { "; did you mean \"\($0)\"?" } ?? "; there are \(Verb.names.joined(separator: ", "))"),
      correction: ["help"] + (nearest.map { [$0] } ?? []))
  }

  /// The fault of a first word that is no verb.
  private func unknownVerb(_ word: String) -> UsageFault {
    let known = "the verbs are \(Verb.names.joined(separator: ", "))"
    if let later = typed.dropFirst().first(where: { Verb.named($0) != nil }), nearestWord(to: word, among: Verb.names) == nil {
      let rest = typed.enumerated().filter { $0.offset != typed.firstIndex(of: later) }.map(\.element)
      return UsageFault(
        "the verb comes first, and \"\(word)\" is none; \(known)", verb: later,
        correction: Verb.named(later)?.completed([later] + rest) ?? [])
    }
    if word.hasPrefix("-") {
      let owner = Verb.all.first { verb in verb.option(optionName(word)) != nil }
      return UsageFault(
        "Unknown option '\(word)': a verb comes first; \(known)", verb: owner?.name,
        correction: owner.map { $0.completed([$0.name] + typed) } ?? [])
    }
    if let nearest = nearestWord(to: word, among: Verb.names) {
      return UsageFault(
        "there is no verb \"\(word)\"; did you mean \"\(nearest)\"?", verb: nearest == "help" ? nil : nearest,
        correction: (Verb.named(nearest)?.completed([nearest] + typed.dropFirst())) ?? ["help"])
    }
    if let status = try? inputStatus(word) {
      let isResult = (try? inputStatus("\(word)/manifest.json")) != nil
      let verb = isResult ? "count" : "inspect"
      let what = status.kind == .folder ? "a folder" : "a file"
      return UsageFault("\"\(word)\" is \(what) and no verb; \(known)", verb: verb, correction: [verb] + typed)
    }
    return UsageFault("there is no verb \"\(word)\"; \(known)", correction: ["process"] + (Verb.named("process")?.example ?? []))
  }

  private func optionName(_ argument: String) -> String {
    String(argument.drop { $0 == "-" }.prefix { $0 != "=" })
  }

  // MARK: - Options

  private mutating func check(_ verb: Verb) throws(UsageFault) {
    var checked = [verb.name]
    var index = 1
    while index < typed.count {
      let argument = typed[index]
      if argument == "--" {
        checked += typed[index...]
        positionals += typed[(index + 1)...]
        break
      }
      if argument == "--help" || argument == "-h" || argument == "--version" {
        arguments = typed
        return
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        positionals.append(argument)
        checked.append(argument)
        index += 1
        continue
      }
      let option = try option(argument, at: index, of: verb)
      let next = index + 1 < typed.count ? typed[index + 1] : nil
      if option.kind == .flag {
        if argument.contains("=") {
          throw fault(
            "--\(option.argument) takes no value, and \"\(argument)\" gives it one", verb, at: index, "--\(option.argument)")
        }
        checked.append(argument)
        index += 1
      } else if let equals = argument.firstIndex(of: "=") {
        let value = try checkedValue(
          String(argument[argument.index(after: equals)...]), of: option, verb, at: index, isJoined: true)
        checked.append("\(argument[...equals])\(value)")
        index += 1
      } else {
        guard let next, isValue(next, of: option, verb) else { throw missingValue(option, next, verb, at: index) }
        let value = try checkedValue(next, of: option, verb, at: index + 1, isJoined: false)
        // The parser takes a value with a dash for an option, unless it is joined to its own.
        if value.hasPrefix("-"), value != "-" {
          checked.append("--\(option.argument)=\(value)")
        } else {
          checked += [argument, value]
        }
        index += 2
      }
    }
    try checkPositionals(verb)
    arguments = checked
  }

  /// The option that an argument with a dash names.
  private func option(_ argument: String, at index: Int, of verb: Verb) throws(UsageFault) -> DeclaredOption {
    let name = optionName(argument)
    if argument.hasPrefix("--") {
      if let option = verb.option(name) { return option }
    } else if let letter = name.first, name.count == 1, let option = verb.option(letter: letter) {
      return option
    }
    let shown = argument.prefix { $0 != "=" }
    let value = argument.contains("=") ? String(argument.drop { $0 != "=" }) : ""
    // A name with one dash or with underscores is that of the option with two dashes and hyphens.
    let plain = name.lowercased().replacing("_", with: "-")
    let nearest =
      (verb.option(plain) != nil
        ? plain : nearestWord(to: plain, among: verb.options.filter { $0.kind != .positional }.map(\.argument)))
    if let nearest {
      throw fault(
        "Unknown option '\(shown)' of \(verb.name); did you mean --\(nearest)?", verb, at: index, "--\(nearest)\(value)")
    }
    let owners = Verb.all.filter { $0.option(plain) != nil }.map(\.name)
    let elsewhere = owners.isEmpty ? "" : "; it is an option of \(owners.joined(separator: ", "))"
    // The value of an option of another verb goes with it.
    var line = typed
    line.remove(at: index)
    let owner = Verb.all.lazy.compactMap { $0.option(plain) }.first
    if let owner, owner.kind != .flag, value.isEmpty, index < line.count, !line[index].hasPrefix("-") { line.remove(at: index) }
    throw UsageFault(
      "Unknown option '\(shown)' of \(verb.name)\(elsewhere); \(verb.name) has \(verb.optionNames.joined(separator: ", "))",
      verb: verb.name, correction: verb.completed(line))
  }

  /// Whether an argument can be the value of an option: what begins with a dash is one only as a number, or where the option takes signs.
  private func isValue(_ argument: String, of option: DeclaredOption, _ verb: Verb) -> Bool {
    guard argument.hasPrefix("-"), argument != "-" else { return true }
    if argument.hasPrefix("--") { return false }
    let rest = argument.dropFirst()
    guard let first = rest.first, first.isNumber || first == "." else { return false }
    return true
  }

  private func missingValue(_ option: DeclaredOption, _ next: String?, _ verb: Verb, at index: Int) -> UsageFault {
    let name = SurveyOption.named(option.argument)?.valueName ?? ""
    var example = verb.example
    let place = example.firstIndex(of: "--\(option.argument)")
    let value = place.map { example[$0 + 1] } ?? sample(of: option)
    var line = typed
    line.insert(value, at: index + 1)
    example = line
    let found = next.map { "\($0) follows" } ?? "nothing follows"
    return UsageFault(
      "Missing value for '--\(option.argument)\(name.isEmpty ? "" : " <\(name)>")': \(found)", verb: verb.name,
      correction: example)
  }

  /// A value that an option takes.
  private func sample(of option: DeclaredOption) -> String {
    switch option.content {
    case .words(let words): words.first ?? ""
    case .number, .wholeNumber: "10"
    case .text: Self.samples[option.argument] ?? "NAME"
    }
  }

  private static let samples: [String: String] = [
    "crs": "EPSG:27700", "override-crs": "EPSG:4326", "rivers-crs": "EPSG:4326", "work-crs": "auto", "time-zone": "Asia/Shanghai",
    "method": "drone", "fix": "all-found", "columns": "longitude=lon,latitude=lat", "clock-offset": "+8h", "encoding": "GB18030",
    "config": "campaign.toml", "out": "result", "rivers": "rivers.geojson", "districts": "districts.geojson",
    "basins": "basins.geojson", "marks": "marks.csv", "max-rejects": "any", "rejects": "rejected.csv",
  ]

  // MARK: - Values

  /// The value as the parser takes it.
  private func checkedValue(
    _ value: String, of option: DeclaredOption, _ verb: Verb, at index: Int, isJoined: Bool
  ) throws(UsageFault) -> String {
    let name = "--\(option.argument)"
    func corrected(_ right: String) -> String { isJoined ? "\(name)=\(right)" : right }
    switch option.content {
    case .text: return value
    case .words(let words):
      if words.contains(value) { return value }
      if words.contains(value.lowercased()) { return value.lowercased() }
      let nearest = nearestWord(to: value, among: words)
      throw fault(
        "The value '\(value)' is invalid for '\(name)': it must be one of \(words.joined(separator: ", "))"
          + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""), verb, at: index, corrected(nearest ?? words.first ?? ""))
    case .number, .wholeNumber:
      let isWhole = option.content == .wholeNumber
      let number = isWhole ? Int(value).map { Double($0) } : Double(value)
      let entry = verb.name.hasPrefix("simulate") ? nil : SurveyOption.named(option.argument)
      let words = entry?.limits?.words ?? (isWhole ? "a whole number" : "a number")
      guard let number, number.isFinite else {
        throw fault(
          "The value '\(value)' is invalid for '\(name)': it must be \(words)", verb, at: index,
          corrected(sampleNumber(entry) ?? "10"))
      }
      if let wrong = entry?.fault(of: .number(number)) {
        throw fault(
          "\(wrong.text(naming: .arguments)), not \(value)", verb, at: index,
          corrected(sampleNumber(entry) ?? (number < 0 && isWhole ? String(value.dropFirst()) : "1")))
      }
      return value
    }
  }

  /// The default of an option without needless decimals.
  private func sampleNumber(_ entry: SurveyOption?) -> String? {
    entry?.defaultText.map { $0.hasSuffix(".0") ? String($0.dropLast(2)) : $0 }
  }

  private func checkPositionals(_ verb: Verb) throws(UsageFault) {
    let places = verb.options.filter { $0.kind == .positional }
    guard !places.contains(where: \.isList), positionals.count > places.count else { return }
    let extra = positionals[places.count]
    var line = typed
    if let index = line.lastIndex(of: extra) { line.remove(at: index) }
    // A key of count that lacks its option: `count result river`.
    let option = verb.options.first { option in
      if case .words(let words) = option.content { return words.contains(extra.lowercased()) }
      return false
    }
    if let option {
      throw UsageFault(
        "\(verb.name) does not know what \"\(extra)\" is for; did you mean --\(option.argument) \(extra)?", verb: verb.name,
        correction: line + ["--\(option.argument)", extra])
    }
    let count =
      places.isEmpty ? "no arguments without an option" : places.count == 1 ? "one argument" : "\(places.count) arguments"
    throw UsageFault("\(verb.name) takes \(count), and \"\(extra)\" is one more", verb: verb.name, correction: line)
  }

  /// A fault with the line in which one argument is replaced.
  private func fault(_ what: String, _ verb: Verb, at index: Int, _ right: String) -> UsageFault {
    var line = typed
    line[index] = right
    return UsageFault(what, verb: verb.name, correction: line)
  }
}
