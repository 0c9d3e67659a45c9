/// `--config FILE`: the options of a command as TOML, put before the typed ones so that those win.
struct Configured {
  /// The arguments with those of the configuration file in place of `--config FILE`.
  private(set) var arguments: [String] = []
  private var file: String?
  /// The options, with their dashes, that come from the file alone.
  private var options: Set<String> = []

  init() {}

  init(_ line: TypedLine) throws {
    let typed = line.arguments
    var rest: [String] = []
    var index = 0
    while index < typed.count {
      let argument = typed[index]
      if argument == "--" {
        rest += typed[index...]
        break
      } else if argument == "--config" {
        guard index + 1 < typed.count else { throw CommandError(Exit.usage, "--config needs a file") }
        file = typed[index + 1]
        index += 2
      } else if argument.hasPrefix("--config=") {
        file = String(argument.dropFirst("--config=".count))
        index += 1
      } else {
        rest.append(argument)
        index += 1
      }
    }
    arguments = rest
    // The verb comes first; without one there is nothing to configure.
    guard let file, let verb = rest.first, !verb.hasPrefix("-") else { return }
    let typedOptions = Set(rest.prefix { $0 != "--" }.map(Self.name(of:)))
    let configuration = try ConfigurationFile(file)
    let configured = configuration.arguments.filter { !typedOptions.contains(Self.longName(of: $0, in: typedOptions)) }
    // Surveys of the file are read where none is typed.
    let surveys = verb == "process" && line.positionals.isEmpty ? configuration.surveys : []
    arguments = [verb] + configured + rest.dropFirst() + surveys
    options = Set(configured.map(Self.name(of:)))
  }

  /// The file, when the argument parser complains of an option that only the file sets.
  func culprit(of complaint: String) -> String? {
    let words = complaint.split { !($0.isASCII && ($0.isLetter || $0 == "-")) }
    return words.contains { options.contains(String($0)) } ? file : nil
  }

  /// The name of an option of the file; its letter where that was typed instead.
  private static func longName(of argument: String, in typed: Set<String>) -> String {
    let name = name(of: argument)
    guard let letter = DeclaredOption.shortNames[String(name.dropFirst(2))], typed.contains("-\(letter)") else { return name }
    return "-\(letter)"
  }

  private static func name(of argument: String) -> String { String(argument.prefix { $0 != "=" }) }
}
