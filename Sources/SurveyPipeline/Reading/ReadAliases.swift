import FileKit
import Ingest
import SurveyModel

/// Local names of rivers, read.
struct Aliases: Sendable {
  var aliases: [RiverAlias] = []
  /// The books of the file; nil where none was given.
  var source: SourceEntry?
}

func readAliases(_ path: String?, encoding: String?) throws -> Aliases {
  guard let path else { return Aliases() }
  let name = lastComponent(path)
  let content = try readFile(path)
  var options = IngestOptions()
  options.source = name
  options.encoding = encoding
  let file = try readRiverAliases(content.bytes, options: options)
  let source = SourceEntry(
    role: .aliases, name: name, digest: FilesDigest(size: content.size, sha256: content.sha256),
    description: file.description, account: file.account, operation: nil, findings: [], rejections: [])
  if let imbalance = file.account.imbalance { throw InvariantError("\(name): \(imbalance)") }
  return Aliases(aliases: file.aliases, source: source)
}
