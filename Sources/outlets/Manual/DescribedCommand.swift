import ArgumentParser
import JSONKit

/// A verb, or the command itself, as the argument parser describes it: what manual pages are made from.
struct DescribedCommand {
  var name: String
  var abstract: String
  var discussion: String
  var arguments: [DescribedArgument] = []
  var verbs: [DescribedCommand] = []

  /// The command with its verbs, but those that the help does not show.
  static func all() throws -> DescribedCommand {
    var reader = JSONReader()
    try reader.parse(Array(OutletsCommand._dumpHelp().utf8))
    guard let command = reader.member("command", of: reader.root) else {
      throw CommandError(Exit.invariant, "the argument parser describes no command")
    }
    return DescribedCommand(command, in: reader)
  }

  private init(_ value: JSONValue, in reader: borrowing JSONReader) {
    name = reader.text("commandName", of: value)
    abstract = reader.text("abstract", of: value)
    discussion = reader.text("discussion", of: value)
    for element in reader.elements("arguments", of: value) {
      if reader.isTrue("shouldDisplay", of: element) { arguments.append(DescribedArgument(element, in: reader)) }
    }
    for element in reader.elements("subcommands", of: value) {
      let verb = DescribedCommand(element, in: reader)
      if reader.isTrue("shouldDisplay", of: element), verb.name != "help" { verbs.append(verb) }
    }
  }
}
