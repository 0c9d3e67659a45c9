import FileKit
import Ingest
import SurveyModel

/// Local names of rivers, read.
struct Aliases: Sendable {
  var aliases: [RiverAlias] = []
  /// The books of the file; nil where none was given.
  var source: SourceEntry?
}

func readAliases(_ file: SurveyInput?, encoding: EncodingName?) throws -> Aliases {
  guard let file else { return Aliases() }
  let input = NamedInput(file)
  let name = input.source
  let content = try input.read()
  var options = IngestOptions()
  options.source = name
  options.encoding = encoding?.name
  let table = try readRiverAliases(content.bytes, options: options)
  let source = SourceEntry(
    role: .aliases, name: name, digest: FilesDigest(size: content.size, sha256: content.sha256),
    description: table.description, account: table.account, operation: nil, findings: [], rejections: [])
  try source.audit()
  return Aliases(aliases: table.aliases, source: source)
}
