/// What a run writes into one layer or table, whatever the format: rows of values, and where each row is.
package struct LayerContent: Sendable {
  /// The path of the file in the output folder.
  package let file: String
  /// True for a table of rows, false for a layer of features.
  package let isTable: Bool
  /// The properties that this run writes.
  package let properties: [PropertySchema]
  /// Which of the properties is also the id of the feature; nil for features without id.
  package let idPlace: Int?
  /// The number of rows, a total row included.
  package let count: Int
  /// True where the last row is a total of the others.
  package let endsInTotal: Bool
  /// The values of a row, as many as there are ``properties``.
  package let values: @Sendable (_ row: Int) -> [PropertyValue]
  package let geometry: @Sendable (_ row: Int) -> OutputGeometry
}
