/// The properties of one outlet in `outlets.geojson` by which outlets are counted. They are nil where the layer has null.
package struct OutletEntry: Sendable {
  package var type: String?
  package var methods: [String]
  package var bank: String?
  package var status: String?
  package var observations: Int
}
