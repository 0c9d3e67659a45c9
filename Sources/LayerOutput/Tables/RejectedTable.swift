import FileKit
package import SurveyModel
import TextKit
import Workers

/// Writes `rejected.csv`: every record that was not used, with all that is needed to find and mend it.
func writeRejections(
  _ rejections: [Rejection], to sink: any OutputSink, cancellation: Cancellation, progress: (Int) -> Void
) throws {
  var file = try sink.makeFile("rejected.csv")
  var row = CSVText()
  row.addRejectionHeader()
  for (index, rejection) in rejections.enumerated() {
    if row.bytes.count >= 1 << 20 {
      try cancellation.check()
      try file.write(row.bytes)
      row.removeAll()
    }
    if index % 10_000 == 9999 { progress(10_000) }
    row.add(rejection)
  }
  try file.write(row.bytes)
  progress(rejections.count % 10_000)
  sink.add(try file.finish(features: rejections.count))
}

extension CSVText {
  /// The names of the columns of the table of rejected records.
  package mutating func addRejectionHeader() {
    for column in ["source", "record", "line", "byte_offset", "column", "rule", "message", "raw"] { add(column) }
    end()
  }

  /// A row of the table of rejected records (also for `snap --rejects`), in the order of its columns.
  package mutating func add(_ rejection: Rejection) {
    add(rejection.source)
    add(rejection.record)
    add(rejection.line)
    add(rejection.byteOffset)
    add(rejection.column)
    add(rejection.rule.id)
    add(rejection.message)
    add(rawText(rejection.raw))
    end()
  }
}

/// A record's bytes as text: UTF-8 as it is; other bytes, and control characters that are no white space, as `\xNN`. After
/// `limit` bytes it is cut, with a mark that says how many are left out.
func rawText(_ raw: [UInt8], limit: Int = 2000) -> String {
  var text = ""
  var reader = UTF8ScalarReader(raw.count > limit ? Array(raw.prefix(limit + 4)) : raw)
  var used = 0
  while used < limit, let piece = reader.next() {
    switch piece {
    case .scalar(let scalar, let range):
      if range.upperBound > limit, raw.count > limit { return text + cut(raw.count - used) }
      used = range.upperBound
      if scalar.value == 0x7F || scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar) {
        text += escape(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        text.unicodeScalars.append(scalar)
      }
    case .invalid(let byte):
      used += 1
      text += escape(byte)
    }
  }
  return used < raw.count ? text + cut(raw.count - used) : text
}

private func cut(_ count: Int) -> String { "… (\(count) bytes more)" }

private func escape(_ byte: UInt8) -> String {
  String(decoding: [0x5C, 0x78, hexadecimalDigits[Int(byte >> 4)], hexadecimalDigits[Int(byte & 15)]], as: UTF8.self)
}
