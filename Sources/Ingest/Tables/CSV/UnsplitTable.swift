/// A table whose lines were not cut into cells: blanks stand between its cells, or each line is in quotes as a whole. Its only column
/// would be called `id lat lon`, and the id would be taken for the latitude.
enum UnsplitTable {
  /// What is wrong with such a table and what to do; nil for any other.
  static func fault(_ names: [String], _ sample: TableSample) -> String? {
    guard names.count == 1, let name = names.first else { return nil }
    for (mark, word) in [(",", "commas"), (";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars"), (" ", "blanks")] {
      let parts = split(name, at: mark)
      guard parts.count > 2, let first = parts.first.map(String.init), HeaderWords(first).axis == nil,
        !PositionName.isPlace(first)
      else {
        continue
      }
      let rows = sample.records.compactMap(\.first).map { String(decoding: $0, as: UTF8.self) }
      guard rows.contains(where: { split($0, at: mark).count == parts.count }) else { continue }
      return mark == " "
        ? "blanks stand between its cells (\"\(name)\"), which may also stand within them; separate them by commas or tabs"
        : "each line is one cell, since it stands in quotes as a whole (\"\(name)\"); take these quotes away, so that \(word) "
          + "separate the cells"
    }
    return nil
  }

  private static func split(_ text: String, at mark: String) -> [Substring] {
    text.split(separator: mark, omittingEmptySubsequences: mark == " ")
  }
}
