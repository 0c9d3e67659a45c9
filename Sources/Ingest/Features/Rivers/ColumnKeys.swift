/// The names of the columns of a layer, as they are compared with names that are known.
///
/// A shapefile cuts the names of its columns after 10 bytes: 河流名称 becomes 河流名, and `downstream_id` `downstream`. A name that is
/// as long as fits matches the names that begin with it, where all columns of the layer are short enough to be of a shapefile.
struct ColumnKeys {
  private let keys: Set<String>
  /// Keys of names that may have been cut.
  private let cut: Set<String>

  /// The greatest number of bytes in a name; some programs use the eleventh too.
  private static let most = 11

  init(_ names: [String]) {
    let keys = Set(names.map { HeaderName($0).key })
    self.keys = keys
    cut = names.allSatisfy { Self.width($0) <= Self.most } ? Set(names.filter(Self.mayBeCut).map { HeaderName($0).key }) : []
  }

  /// Whether a column has this name, or a name that was cut from it.
  func contains(_ name: String) -> Bool { keys.contains(name) || cut.contains { name.hasPrefix($0) } }

  /// Whether the column `key` may have been cut from this name.
  func isCut(_ key: String, from name: String) -> Bool { cut.contains(key) && name.hasPrefix(key) }

  /// True for a name that fills its place as far as whole characters do, in UTF-8 or in GB18030.
  static func mayBeCut(_ name: String) -> Bool {
    if name.utf8.count == name.unicodeScalars.count { return name.utf8.count >= 10 }
    return 8...most ~= name.utf8.count || 9...most ~= width(name)
  }

  /// The smaller number of bytes of the name in UTF-8 and in GB18030.
  private static func width(_ name: String) -> Int {
    min(name.utf8.count, name.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) })
  }
}
