/// A local name of a river, from `--river-aliases`.
public struct RiverAlias: Sendable {
  /// What crews write.
  public var alias: String
  /// Name or id of the river in the layer.
  public var name: String
  /// 1 for the first row of the file.
  public var record: Int

  public init(alias: String, name: String, record: Int) {
    self.alias = alias
    self.name = name
    self.record = record
  }
}
