/// Recognises the table of a repeat, which is a group of questions that a form asks several times. Its rows belong to rows of
/// the form's own table and mostly have no position of their own.
package enum FormRepeat {
  /// What KoboToolbox and ODK Central call the column that names a row's parent row.
  static let parents = ["_parent_index", "PARENT_KEY"]

  /// The one of ``parents`` that the first lines of a table hold; nil for a table that is no repeat.
  static func parent(_ text: Span<UInt8>) -> String? {
    let start = String(
      decoding: text.extracting(0..<min(text.count, 1 << 14)).withUnsafeBufferPointer { Array($0) }, as: UTF8.self)
    return parents.first { start.contains($0) }
  }

  /// True for the table of a repeat without columns for positions: those are in the form's own table.
  package static func lacksPositions(_ bytes: [UInt8], options: IngestOptions) -> Bool {
    guard parent(bytes.span) != nil else { return false }
    let prefix = Array(bytes.prefix(CSVStream.prefixSize))
    return (try? CSVHeader(prefix.span, isWhole: prefix.count == bytes.count, options: options)) == nil
  }
}
