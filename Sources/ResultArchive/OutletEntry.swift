/// What the layer of outlets says of one outlet, as far as outlets are counted by it. Nil where the layer has null.
package struct OutletEntry: Sendable {
  package var type: String?
  package var methods: [String]
  package var bank: String?
  package var status: String?
  package var observations: Int
}
