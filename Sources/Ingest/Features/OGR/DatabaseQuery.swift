import OGRKit

/// Reads a table of a database in the order of its ids, because a database promises no order of rows.
enum DatabaseQuery {
  /// The statement that reads the table. Nil for a table without ids and for one whose name cannot be quoted safely; the rows
  /// then come in the order of the database.
  static func inOrder(_ layer: OGRLayer, where condition: String?) -> String? {
    guard let idColumn = layer.idColumn, !layer.name.contains("(") else { return nil }
    // GDAL names a table as schema.table, or as table when it is in the active schema.
    let parts = layer.name.split(separator: ".", maxSplits: 1).map { quoted(String($0)) }
    let filter = condition.map { " WHERE (\($0))" } ?? ""
    return "SELECT * FROM \(parts.joined(separator: "."))\(filter) ORDER BY \(quoted(idColumn))"
  }

  private static func quoted(_ name: String) -> String {
    "\"\(name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }
}
