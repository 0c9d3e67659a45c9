/// How the number of outlets of a river, a basin or a district came to be another one.
///
/// ``old`` + ``added`` − ``removed`` + ``split`` − ``merged`` + ``movedIn`` − ``movedOut`` = ``new``.
public struct DifferenceCount: Sendable, Equatable {
  /// The id of the river, basin or district; nil for outlets that belong to none.
  public var id: String?
  /// The name; nil where it is not known.
  public var name: String?
  /// Outlets of the old result.
  public var old = 0
  /// Outlets that only the new result has.
  public var added = 0
  /// Outlets that only the old result has.
  public var removed = 0
  /// How many more there are because outlets were split.
  public var split = 0
  /// How many fewer there are because outlets were merged.
  public var merged = 0
  /// Outlets that came from another river, basin or district.
  public var movedIn = 0
  /// Outlets that went to another river, basin or district.
  public var movedOut = 0
  /// Outlets of the new result.
  public var new = 0

  package init(id: String?, name: String? = nil) {
    self.id = id
    self.name = name
  }

  /// The number of new outlets that the changes give.
  package var expected: Int { old + added - removed + split - merged + movedIn - movedOut }
}
