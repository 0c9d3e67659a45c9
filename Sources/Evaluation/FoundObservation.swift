/// An observation of a result, as far as it is held against the truth.
package struct FoundObservation: Sendable {
  package var record: Truth.Record
  package var riverID: String?
  package var bank: String?
  package var outletID: String?
  /// The stated probability that the river is the right one; nil where the observation is on none.
  package var confidence: Double?
  /// The stated probability that the bank is the right one; nil where the result does not state it.
  package var bankConfidence: Double?

  package init(
    record: Truth.Record, riverID: String?, bank: String?, outletID: String?, confidence: Double?, bankConfidence: Double? = nil
  ) {
    self.record = record
    self.riverID = riverID
    self.bank = bank
    self.outletID = outletID
    self.confidence = confidence
    self.bankConfidence = bankConfidence
  }
}
