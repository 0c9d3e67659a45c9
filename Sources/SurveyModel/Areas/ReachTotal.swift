/// What drains into one reach.
package struct ReachTotal: Sendable {
  /// Outlets on the reach.
  package var outlets = 0
  /// Those, and all above; nil where the flow is not known.
  package var outletsWithTributaries: Int?

  package init(outlets: Int = 0, outletsWithTributaries: Int? = nil) {
    self.outlets = outlets
    self.outletsWithTributaries = outletsWithTributaries
  }
}
