/// Tables of a form's repeats: rows that belong to rows of the form's own table, and mostly have no places of their own.
enum FormRepeat {
  /// The columns that name a row's parent: KoboToolbox's, ODK Central's.
  static let parents = ["_parent_index", "PARENT_KEY"]

  /// Which of them a table's first lines hold; nil for a table that is no repeat.
  static func parent(_ text: Span<UInt8>) -> String? {
    let start = String(
      decoding: text.extracting(0..<min(text.count, 1 << 14)).withUnsafeBufferPointer { Array($0) }, as: UTF8.self)
    return parents.first { start.contains($0) }
  }
}

/// True for the repeats of a form that say nothing of where they are: their places are in the form's own table.
package func isPlacelessRepeat(_ bytes: [UInt8], options: IngestOptions) -> Bool {
  guard FormRepeat.parent(bytes.span) != nil else { return false }
  let prefix = Array(bytes.prefix(CSVStream.prefixSize))
  return (try? CSVHeader(prefix.span, isWhole: prefix.count == bytes.count, options: options)) == nil
}
