/// A command line that cannot be meant: what was typed, what is known, and a command that works.
struct UsageFault: Error {
  /// What was typed and what is known, in one sentence.
  var what: String
  /// The verb that is meant; nil where none is known.
  var verb: String?
  /// A command that works, without the name of the program.
  var correction: [String]

  init(_ what: String, verb: String? = nil, correction: [String] = []) {
    self.what = what
    self.verb = verb
    self.correction = correction
  }

  /// The lines for the terminal.
  var text: String {
    var lines = ["outlets: \(what)"]
    let example = correction.isEmpty ? verb.flatMap { Verb.named($0) }.map { [$0.name] + $0.example } ?? [] : correction
    if !example.isEmpty { lines.append("  try:  outlets " + example.map(shellQuoted).joined(separator: " ")) }
    lines.append("  help: outlets \(verb.map { "\($0) " } ?? "")--help")
    return lines.joined(separator: "\n")
  }
}
