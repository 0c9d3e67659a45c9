package import SurveyModel

/// What the layer of outlets says of one outlet, as far as outlets are counted and compared by it. Nil where the layer has null.
package struct OutletEntry: Sendable {
  package var id: String?
  package var riverID: String?
  package var riverName: String?
  package var basin: String?
  package var district: String?
  /// The best estimate of where the outlet itself is; WGS 84.
  package var observed: Coordinate?
  package var type: String?
  package var methods: [String]
  package var bank: String?
  package var status: String?
  package var observations: Int
}
