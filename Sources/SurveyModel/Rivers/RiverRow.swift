/// The reaches that share a river id.
package struct RiverRow: Sendable {
  package var id: String
  package var name: String?
  /// What else its features are called, sorted by UTF-8 bytes; without `name`.
  package var otherNames: [String] = []
  package var basin: String?
  /// Indices into ``RiverNetwork/reaches``, in downstream order.
  package var reaches: Range<Int>
  /// Metres, geodesic.
  package var length: Double

  package init(id: String, name: String?, basin: String?, reaches: Range<Int>, length: Double) {
    self.id = id
    self.name = name
    self.basin = basin
    self.reaches = reaches
    self.length = length
  }
}
