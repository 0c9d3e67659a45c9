/// How a ``TextTable`` is written.
public enum TableFormat: String, CaseIterable, Sendable {
  case table, csv, json, markdown
}
