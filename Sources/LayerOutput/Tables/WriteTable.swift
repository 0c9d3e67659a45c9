import FileKit
import OutputSchema
import TextKit
import Workers

/// Writes a table as CSV: a row of the columns' names, and a row for each row of the content.
/// - Parameters:
///   - byteOrderMark: whether the table begins with the mark of UTF-8.
///   - progress: hears how many rows more are done.
func writeTable(
  _ content: LayerContent, to sink: any OutputSink, byteOrderMark: Bool = false, cancellation: Cancellation,
  progress: (Int) -> Void = { _ in }
) throws {
  var file = try sink.makeFile(content.file)
  if byteOrderMark { try file.write(CSVText.byteOrderMark) }
  var text = CSVText()
  text.addHeader(content.properties)
  for row in 0..<content.count {
    if text.bytes.count >= 1 << 20 {
      try cancellation.check()
      try file.write(text.bytes)
      text.removeAll()
    }
    text.addRow(content.values(row), of: content.properties)
    if row % 10_000 == 9999 { progress(10_000) }
  }
  try file.write(text.bytes)
  progress(content.count % 10_000)
  sink.add(try file.finish(features: content.endsInTotal ? content.count - 1 : content.count))
}
