/// A manual page in the language of man(7), made from what the argument parser knows of a command.
struct ManualPage {
  private var lines: [String] = []

  /// The page of a verb, or of the command itself where there is no verb.
  init(of verb: DescribedCommand?, in command: DescribedCommand, version: String) {
    let described = verb ?? command
    let name = verb.map { "\(command.name)-\($0.name)" } ?? command.name
    add(".TH", [name.uppercased(), "1", "", "\(command.name) \(version)", "User Commands"])
    // Words are neither divided nor spread over the line.
    lines += [".nh", ".ad l"]
    heading("NAME")
    text("\(name) - \(described.abstract.withoutFullStop)")
    heading("SYNOPSIS")
    synopsis(of: described, in: command, isVerb: verb != nil)
    heading("DESCRIPTION")
    discussion(described.discussion)
    if verb == nil { verbs(of: command) }
    arguments(of: described)
    if verb != nil {
      heading("EXIT STATUS")
      text("The exit codes are listed in \(command.name)(1).")
    }
    heading("SEE ALSO")
    let others = (verb == nil ? [] : [command.name]) + command.verbs.map { "\(command.name)-\($0.name)" }
    lines.append(others.filter { $0 != name }.map { "\\fB\(Self.escaped($0))\\fR(1)" }.joined(separator: ", "))
  }

  var roff: String { lines.map { $0 + "\n" }.joined() }

  private mutating func add(_ request: String, _ words: [String]) {
    lines.append(([request] + words.map { "\"\(Self.escaped($0).replacing("\"", with: "\\(dq"))\"" }).joined(separator: " "))
  }

  private mutating func heading(_ title: String) { lines.append(".SH \(title)") }

  /// A line of running text.
  private mutating func text(_ text: String) { lines.append(Self.escaped(text)) }

  /// `outlets process SURVEY... --rivers FILE --out DIR [OPTION]...`
  private mutating func synopsis(of described: DescribedCommand, in command: DescribedCommand, isVerb: Bool) {
    var words = ["\\fB\(command.name)\\fR"]
    if isVerb {
      words.append("\\fB\(Self.escaped(described.name))\\fR")
    } else {
      words.append("\\fIVERB\\fR")
    }
    for argument in described.arguments where argument.names.isEmpty {
      let value = "\\fI\(Self.escaped(argument.valueName))\\fR\(argument.isRepeating ? "..." : "")"
      words.append(argument.isOptional ? "[\(value)]" : value)
    }
    for option in described.arguments where !option.names.isEmpty && !option.isOptional {
      words.append("\\fB\(Self.escaped(option.names.last ?? ""))\\fR \\fI\(Self.escaped(option.valueName))\\fR")
    }
    words.append("[\\fIOPTION\\fR]...")
    lines.append(words.joined(separator: " "))
  }

  /// The paragraphs of a help text. A line in capitals is a heading, and what is indented stays as it is.
  private mutating func discussion(_ discussion: String) {
    var isCode = false
    for line in discussion.split(separator: "\n", omittingEmptySubsequences: false) {
      let isIndented = line.hasPrefix("  ")
      if isCode != isIndented, !line.isEmpty {
        lines += isIndented ? [".PP", ".nf"] : [".fi"]
        isCode = isIndented
      }
      if line.isEmpty {
        if !isCode, lines.last != ".PP" { lines.append(".PP") }
      } else if !isIndented, line.allSatisfy({ $0.isUppercase || $0 == " " }) {
        if lines.last == ".PP" { lines.removeLast() }
        heading(line == "EXIT CODES" ? "EXIT STATUS" : String(line))
      } else {
        text(String(isIndented ? line.dropFirst(2) : line))
      }
    }
    if isCode { lines.append(".fi") }
    if lines.last == ".PP" { lines.removeLast() }
  }

  private mutating func verbs(of command: DescribedCommand) {
    heading("VERBS")
    for verb in command.verbs {
      lines += [".TP", "\\fB\(Self.escaped(verb.name))\\fR"]
      text(verb.abstract)
    }
    lines.append(".PP")
    text("Each verb has a page of its own: man \(command.name)-VERB.")
  }

  private mutating func arguments(of described: DescribedCommand) {
    var sections: [String] = []
    for argument in described.arguments where !sections.contains(argument.section) { sections.append(argument.section) }
    let places = described.arguments.filter { $0.names.isEmpty }
    if !places.isEmpty {
      heading("ARGUMENTS")
      for argument in places { add(argument) }
    }
    heading("OPTIONS")
    for section in sections {
      let options = described.arguments.filter { $0.section == section && !$0.names.isEmpty }
      if !section.isEmpty, !options.isEmpty { lines.append(".SS \(Self.escaped(section))") }
      for option in options { add(option) }
    }
  }

  private mutating func add(_ argument: DescribedArgument) {
    let value = argument.valueName.isEmpty ? "" : "\\fI\(Self.escaped(argument.valueName))\\fR"
    let names = argument.names.map { "\\fB\(Self.escaped($0))\\fR" }.joined(separator: ", ")
    lines += [".TP", [names, value].filter { !$0.isEmpty }.joined(separator: " ")]
    let isSaid = argument.defaultValue.isEmpty || argument.help.contains("default")
    text(argument.help + (isSaid ? "" : " (default: \(argument.defaultValue))"))
    guard !argument.values.isEmpty else { return }
    if argument.values.contains(where: { !$0.explanation.isEmpty }) {
      lines.append(".RS")
      for value in argument.values {
        lines += [".TP", "\\fB\(Self.escaped(value.name))\\fR"]
        text(value.explanation)
      }
      lines.append(".RE")
    } else {
      text("One of: \(argument.values.map(\.name).joined(separator: ", ")).")
    }
  }

  /// A text as roff shows it: no character of it is a command, and dashes can be searched for and copied.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case "\n": escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped.hasPrefix(".") ? "\\&" + escaped : escaped
  }
}

extension String {
  fileprivate var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
