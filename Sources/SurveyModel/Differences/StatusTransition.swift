/// How many outlets went from one status to another between two results.
public struct StatusTransition: Sendable, Equatable {
  /// In the old result; nil for outlets that were added.
  public var old: String?
  /// In the new result; nil for outlets that were removed.
  public var new: String?
  /// How many.
  public var outlets: Int

  package init(old: String?, new: String?, outlets: Int) {
    self.old = old
    self.new = new
    self.outlets = outlets
  }
}
