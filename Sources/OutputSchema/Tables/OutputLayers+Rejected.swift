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
      .text("message", "What is wrong and what to do.") { $0.wording },
      .text("raw", "The record as it was read, or the first of it; what is no text is written as `\\xNN`.") {
        rawText($0.text.map { Array($0.utf8) } ?? $0.raw)
      }.orNull,
      .text(
        "raw_bytes",
        "The bytes of the record, or the first of them, in hexadecimal digits; empty where they are what `raw` shows, in UTF-8."
      ) { hexadecimal($0) }.orNull,
    ],
    rows: { LayerDefinition<Rejection>.Rows($0.rejections) })
}

/// The bytes of a record that are not what the column `raw` shows; nil where they are.
private func hexadecimal(_ rejection: Rejection) -> String? {
  if rejection.text == nil, String(validating: rejection.raw, as: UTF8.self) != nil { return nil }
  return rejection.raw.prefix(2000).map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
}
