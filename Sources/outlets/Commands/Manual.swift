import ArgumentParser
import SurveyPipeline

/// The manual pages, for `make install`. The help does not show this verb.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the manual page of a verb to standard output.",
    discussion: """
      Without VERB it is that of the command itself.

      EXAMPLES
        outlets manual process | man -l -
        outlets manual --list
      """,
    shouldDisplay: false)

  @Argument(help: ArgumentHelp("A verb.", valueName: "VERB"))
  var verb: String?

  @Flag(help: "List the names of the pages instead.")
  var list = false

  mutating func run() throws {
    let command = try DescribedCommand.all()
    var text = ""
    if list {
      text = (["\(command.name)"] + command.verbs.map { "\(command.name)-\($0.name)" }).map { $0 + "\n" }.joined()
    } else {
      let described = try verb.map { name in
        guard let found = command.verbs.first(where: { $0.name == name }) else {
          let known = command.verbs.map(\.name).joined(separator: ", ")
          throw CommandError(Exit.usage, "there is no verb \"\(name)\"; there are \(known)")
        }
        return found
      }
      text = ManualPage(of: described, in: command, version: programVersion).roff
    }
    try printText(text)
  }
}
