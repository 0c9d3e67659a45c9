/// A local name of a river, from `--river-aliases`.
package struct RiverAlias: Sendable {
  /// What crews write.
  package var alias: String
  /// Name or id of the river in the layer.
  package var name: String
  /// 1 for the first row of the file.
  package var record: Int

  package init(alias: String, name: String, record: Int) {
    self.alias = alias
    self.name = name
    self.record = record
  }
}
