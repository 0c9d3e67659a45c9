/// The work was asked to stop and did so: nothing was published.
public struct Cancelled: Error, Sendable, Equatable {
  public init() {}
}
