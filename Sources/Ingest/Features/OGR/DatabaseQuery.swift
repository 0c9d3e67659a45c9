import OGRKit

/// A table of a database, read in the order of its ids: a database gives rows in whatever order it likes.
enum DatabaseQuery {
  /// Nil for a table without ids, or of a name that cannot be written down safely; then the order is the database's.
  static func inOrder(_ layer: OGRLayer, where condition: String?) -> String? {
    guard !layer.idColumn.isEmpty, !layer.name.contains("(") else { return nil }
    // GDAL writes schema.table, without the schema that is active.
    let parts = layer.name.split(separator: ".", maxSplits: 1).map { quoted(String($0)) }
    let filter = condition.map { " WHERE (\($0))" } ?? ""
    return "SELECT * FROM \(parts.joined(separator: "."))\(filter) ORDER BY \(quoted(layer.idColumn))"
  }

  private static func quoted(_ name: String) -> String {
    "\"\(name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }
}
