package import SurveyModel

/// The bytes of a record as they were read from a file of this description; nil where they are UTF-8 or no text. Bytes that are no
/// character of the encoding are written as `\xNN`.
package func readText(of raw: [UInt8], in file: FileDescription) -> String? {
  guard !raw.isEmpty, !file.format.isWorkbook, !OGRFormat.readsSurvey(file.format), file.encoding != "binary",
    let encoding = try? TextEncoding(named: file.encoding), encoding != .utf8
  else { return nil }
  let decoder = TextDecoder(encoding)
  var text: [UInt8] = []
  var start = 0
  while start < raw.count {
    // A record that was kept in part may end within a character.
    guard let fault = decoder.append(raw.span.extracting(start..<raw.count), to: &text, mayBeCut: true) else { break }
    // The next byte is no character; no text stands still.
    let at = min(start + fault, raw.count - 1)
    text += "\\x\(raw[at] < 16 ? "0" : "")\(String(raw[at], radix: 16, uppercase: true))".utf8
    start = at + 1
  }
  return String(decoding: text, as: UTF8.self)
}

extension AcceptedRecords {
  /// Adds to the rejections what their bytes were read as.
  package mutating func addTexts(of file: FileDescription) {
    for index in rejections.indices { rejections[index].text = readText(of: rejections[index].raw, in: file) }
  }
}
