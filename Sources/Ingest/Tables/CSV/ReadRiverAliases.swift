package import SurveyModel

/// Reads the table of `--river-aliases`: a CSV file with a header and the columns `alias` (别名) and `name` (河流名称),
/// in any encoding and with any delimiter. Rows may repeat an alias: it then means any of their rivers.
///
/// Throws ``InputError`` for a table with any fault, since leaving out one name would change results.
package func readRiverAliases(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> RiverAliasFile {
  let source = options.source
  let judge = try EncodingJudge(bytes.span, isWhole: true, options: options)
  var lines = try HeaderLines(bytes.span, encoding: judge, isWhole: true, source: source)
  guard let header = try lines.next() else {
    throw InputError(.unreadable, "the table of aliases is empty; its columns are alias and name", source: source)
  }
  let keys = header.cells.map { HeaderName(String(decoding: $0, as: UTF8.self)).key }
  guard let alias = keys.firstIndex(where: { AliasColumns.alias.contains($0) }),
    let name = keys.firstIndex(where: { AliasColumns.name.contains($0) })
  else {
    let found = header.cells.map { String(decoding: $0.prefix(80), as: UTF8.self) }.joined(separator: ", ")
    throw InputError(
      .unreadable, "a table of aliases has the columns alias and name (别名, 河流名称), this one has \(found)", source: source)
  }
  var description = FileDescription(format: .csv, encoding: judge.encoding.name)
  description.columns = header.cells.map { String(decoding: $0, as: UTF8.self) }
  description.fields = [("alias", description.columns[alias]), ("name", description.columns[name])]
  var file = RiverAliasFile(description: description)
  file.account.structural = 1
  file.account.structuralBytes = lines.nextByte
  while true {
    let start = lines.nextByte
    guard let line = try lines.next() else { break }
    file.account.records += 1
    let record = file.account.records
    func text(_ column: Int, _ what: String) throws(InputError) -> String {
      let written = line.cells.indices.contains(column) ? line.cells[column] : []
      let cell = TextCleaning.cleaned(written.span).bytes
      guard !cell.isEmpty else {
        throw InputError(
          .unreadable, "the row has no \(what); fill it in or take the row out", source: source, record: record,
          column: description.columns[column])
      }
      return String(decoding: cell, as: UTF8.self)
    }
    file.aliases.append(RiverAlias(alias: try text(alias, "alias"), name: try text(name, "name"), record: record))
    file.account.accepted += 1
    file.account.acceptedBytes += lines.nextByte - start
  }
  guard lines.nextByte == bytes.count else {
    throw InputError(.unreadable, "the table of aliases is larger than 1 MiB, or its last row is broken", source: source)
  }
  file.account.contentBytes = bytes.count
  // Includes blank lines and comments behind the last row.
  file.account.structuralBytes = bytes.count - file.account.acceptedBytes
  return file
}

/// The keys of ``HeaderName`` by which the two columns are known.
private enum AliasColumns {
  static let alias: Set = ["alias", "localname", "local", "written", "别名", "俗称", "俗名", "当地名称", "曾用名"]
  static let name: Set = ["name", "rivername", "river", "riverid", "名称", "河流名称", "河流", "河名", "标准名称", "正名"]
}
