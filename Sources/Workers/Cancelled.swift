/// The work was asked to stop and did so: nothing was published.
public struct Cancelled: Error, Sendable, Equatable {
  /// The error that ``Cancellation/check()`` throws.
  public init() {}
}
