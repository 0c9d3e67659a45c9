/// The books of one source: every record and every byte has exactly one owner.
public struct FileAccount: Sendable {
  /// Bytes of the inflated content.
  public var contentBytes = 0
  /// Records read: accepted (with or without flags) and rejected ones.
  public var records = 0
  /// Records that became observations, fixes or features.
  public var accepted = 0
  /// Accepted records that carry at least one flag (counted in `accepted` too).
  public var flagged = 0
  /// The number of records that were not used, by the reason.
  public var rejected: [Rule: Int] = [:]
  /// Pieces that are no records: headers, blank lines, comments, the text between features.
  public var structural = 0
  /// Bytes of accepted records. With ``rejectedBytes`` and ``structuralBytes`` they are ``contentBytes``.
  public var acceptedBytes = 0
  /// Bytes of rejected records.
  public var rejectedBytes = 0
  /// Bytes of pieces that are no records.
  public var structuralBytes = 0
  /// Set by the reader when two pieces overlapped or left a gap, which sums alone might not show.
  public var tilingFault: String?

  /// The books of an empty file.
  public init() {}

  /// The number of records that were not used.
  public var rejectedCount: Int { rejected.values.reduce(0, +) }

  /// Nil when the books balance, else what is wrong with them.
  public var imbalance: String? {
    if records != accepted + rejectedCount {
      return "\(records) records read, but \(accepted) accepted and \(rejectedCount) rejected"
    }
    if flagged < 0 || flagged > accepted { return "\(flagged) records flagged, but \(accepted) accepted" }
    let owned = acceptedBytes + rejectedBytes + structuralBytes
    if owned != contentBytes { return "\(contentBytes) bytes read, but \(owned) accounted for" }
    return tilingFault
  }

  /// Adds the books of another file.
  public mutating func add(_ other: FileAccount) {
    contentBytes += other.contentBytes
    records += other.records
    accepted += other.accepted
    flagged += other.flagged
    rejected.merge(other.rejected, uniquingKeysWith: +)
    structural += other.structural
    acceptedBytes += other.acceptedBytes
    rejectedBytes += other.rejectedBytes
    structuralBytes += other.structuralBytes
    if tilingFault == nil { tilingFault = other.tilingFault }
  }
}
