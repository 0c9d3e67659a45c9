/// What the layer of observations says of one observation, as far as results are compared by it. Nil where the layer has null.
package struct ObservationEntry: Sendable {
  package var source: String
  package var recordedID: String?
  package var riverID: String?
  package var bank: String?
  package var outletID: String?
  package var confidence: Double?
  package var bankConfidence: Double?
}
