package import SurveyModel

extension OutputLayers {
  /// `rejected.csv`
  package static let rejected = LayerDefinition<Rejection>(
    LayerSchema("rejected", file: OutputLayer.rejected.file, .row, "A record that was not used."),
    [
      .text("source", "The file, as a path from the last part of the argument on.") { $0.source },
      .integer("record", "The number of the record in its file; 1 for the first.") { $0.record },
      .integer("line", "The line of the file that the record begins on; 1 for the first. Empty where the format has no lines.") {
        $0.line
      }.orNull,
      .integer("byte_offset", "The offset of the first byte of the record in the file, uncompressed.") { $0.byteOffset },
      .text("column", "The column, property or attribute at fault.") { $0.column }.orNull,
      .text("rule", "The id of the rule.") { $0.rule.id },
      .text("message", "What is wrong and what to do.") { $0.message },
      .text("raw", "The bytes of the record, or the first of them; what is no text is written as `\\xNN`.") { rawText($0.raw) }
        .orNull,
    ],
    rows: { LayerDefinition<Rejection>.Rows($0.rejections) })
}
