/// What became of an outlet between two results.
public enum DifferenceKind: String, VocabularyWord {
  /// Its id is in both.
  case kept
  /// The same sightings have another id.
  case reidentified
  /// One outlet of the old result is several in the new one.
  case split
  /// Several outlets of the old result are one in the new one.
  case merged
  /// Only the new result has it.
  case added
  /// Only the old result has it.
  case removed

  /// The word as the outputs write it.
  @inlinable
  public var literal: StaticString {
    switch self {
    case .kept: "kept"
    case .reidentified: "reidentified"
    case .split: "split"
    case .merged: "merged"
    case .added: "added"
    case .removed: "removed"
    }
  }
}
