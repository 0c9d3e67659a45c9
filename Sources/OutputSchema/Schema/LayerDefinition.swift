package import SurveyModel

/// A layer or table of the contract, with where its rows come from and how their values are found.
package struct LayerDefinition<Row: Sendable>: Sendable {
  /// The rows of a layer in one run.
  package struct Rows: Sendable {
    package var count: Int
    /// True where the last row is a total of the others.
    var endsInTotal = false
    /// The row of a number below ``count``.
    var row: @Sendable (_ number: Int) -> Row

    init(count: Int, row: @escaping @Sendable (Int) -> Row) {
      self.count = count
      self.row = row
    }

    init(_ rows: some RandomAccessCollection<Row> & Sendable) {
      self.init(count: rows.count) { rows[rows.index(rows.startIndex, offsetBy: $0)] }
    }
  }

  package let schema: LayerSchema
  package let properties: [OutputProperty<Row>]
  private let rows: @Sendable (SurveyResult) -> Rows?
  private let geometry: @Sendable (Row) -> OutputGeometry

  /// - Parameters:
  ///   - properties: groups of properties, which follow one another.
  ///   - rows: nil for a run that does not write the layer.
  ///   - geometry: of a table nothing.
  init(
    _ schema: LayerSchema, _ properties: [OutputProperty<Row>]..., rows: @escaping @Sendable (SurveyResult) -> Rows?,
    geometry: @escaping @Sendable (Row) -> OutputGeometry = { _ in .nothing }
  ) {
    var schema = schema
    self.properties = properties.flatMap { $0 }
    schema.properties = self.properties.map(\.schema)
    self.schema = schema
    self.rows = rows
    self.geometry = geometry
  }

  /// The layer as this run writes it; nil where it writes none.
  package func content(of result: SurveyResult) -> LayerContent? {
    guard let rows = rows(result) else { return nil }
    return content(rows, properties.filter { $0.isWritten(result) })
  }

  /// The layer with these rows, of what is no result of a run, and with all its properties.
  package func content(_ rows: [Row], endsInTotal: Bool = false) -> LayerContent {
    var numbered = Rows(rows)
    numbered.endsInTotal = endsInTotal
    return content(numbered, properties)
  }

  private func content(_ rows: Rows, _ written: [OutputProperty<Row>]) -> LayerContent {
    // The closures alone: a copy of a whole property for each value of each row would cost more than most values.
    let readers = written.map(\.value)
    let geometry = geometry
    return LayerContent(
      file: schema.file, isTable: schema.isTable, properties: written.map(\.schema),
      idPlace: written.firstIndex { $0.schema.name == schema.idProperty }, count: rows.count, endsInTotal: rows.endsInTotal,
      values: { number in
        let row = rows.row(number)
        return readers.map { $0(row) }
      }, geometry: { geometry(rows.row($0)) })
  }
}
