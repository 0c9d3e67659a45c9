/// What became of one outlet between two results.
///
/// An outlet that was split has a difference for each of its parts, and an outlet that was merged one for each outlet that it was
/// made of; every other outlet has one.
public struct OutletDifference: Sendable {
  /// What became of it.
  public var kind: DifferenceKind
  /// In the old result; nil for an outlet that was added.
  public var old: ComparedOutlet?
  /// In the new result; nil for an outlet that was removed.
  public var new: ComparedOutlet?
  /// What is said otherwise, in the order of the vocabulary.
  public var changes: [OutletChange] = []
  /// What may have caused it, in the order of the vocabulary; empty where nothing differs.
  public var causes: [DifferenceCause] = []
  /// Metres between the two observed positions; nil where one of them is not known.
  public var distance: Double?
  /// The distance in metres up to which the accuracies of both explain it; nil where one of them is not known.
  public var limit: Double?
  /// Observations of the old outlet that the new one has too.
  public var observationsKept = 0
  /// Observations of the new outlet that the old result did not have.
  public var observationsNew = 0
  /// Observations of the old outlet that the new result does not have.
  public var observationsWithdrawn = 0

  package init(_ kind: DifferenceKind, old: ComparedOutlet?, new: ComparedOutlet?) {
    self.kind = kind
    self.old = old
    self.new = new
  }

  /// False for an outlet that was kept and of which nothing is said otherwise.
  public var isDifferent: Bool { kind != .kept || !changes.isEmpty }
}
