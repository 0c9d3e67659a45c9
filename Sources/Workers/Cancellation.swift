import Synchronization

/// Asks work under way to stop: one side holds it and calls ``cancel()``, the other looks at it between two pieces of work.
///
/// It may be used from any thread, and from a signal handler.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  /// Work that nothing has asked to stop yet.
  public init() {}

  /// Asks the work to stop. It ends at its next look with ``Cancelled``; what it was writing is taken back.
  public func cancel() { flag.store(true, ordering: .relaxed) }

  /// True once ``cancel()`` was called.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// - Throws: ``Cancelled`` when the work has been asked to stop.
  public func check() throws(Cancelled) {
    if isCancelled { throw Cancelled() }
  }
}
