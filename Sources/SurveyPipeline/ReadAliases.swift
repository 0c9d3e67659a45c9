import FileKit
import Ingest
import SurveyModel

/// Local names of rivers, read.
struct Aliases: Sendable {
  var aliases: [RiverAlias] = []
  /// Nil where none were given.
  var input: RunDescription.Input?
}

func readAliases(_ path: String?, encoding: String?) throws -> Aliases {
  guard let path else { return Aliases() }
  let source = lastComponent(path)
  let content = try readFile(path)
  var options = IngestOptions()
  options.source = source
  options.encoding = encoding
  let file = try readRiverAliases(content.bytes, options: options)
  if let imbalance = file.account.imbalance { throw InvariantError("\(source): \(imbalance)") }
  return Aliases(
    aliases: file.aliases,
    input: RunDescription.Input(
      role: .aliases, name: source, size: content.size, sha256: content.sha256, description: file.description,
      account: file.account, operation: nil))
}
