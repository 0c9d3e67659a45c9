/// What drains into one reach.
public struct ReachTotal: Sendable {
  /// Outlets on the reach.
  public var outlets = 0
  /// Those, and all above; nil where the flow is not known.
  public var outletsWithTributaries: Int?

  public init(outlets: Int = 0, outletsWithTributaries: Int? = nil) {
    self.outlets = outlets
    self.outletsWithTributaries = outletsWithTributaries
  }
}
