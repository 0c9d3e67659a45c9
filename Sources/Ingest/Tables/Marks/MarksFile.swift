package import SurveyModel

/// A table of marks, read but not yet placed: the pieces of the file in their order.
package struct MarksFile: Sendable {
  enum Piece: Sendable {
    case structural(Range<Int>)
    case rejected(Rule, String, column: String?, SourceRecord, raw: [UInt8])
    case mark(Mark)
  }

  /// What became of a mark.
  package enum Placing: Sendable {
    /// With the words that say where its position is from; nil for coordinates of its own.
    case placed(ObservationValues, positionSource: String?)
    case rejected(Rule, String, column: String?)
  }

  package var description: FileDescription
  var pieces: [Piece]
  var builder: ObservationBuilder
  let contentBytes: Int
  /// The sheet that the table is, and the others of its workbook.
  var sheet: (read: SheetText, others: [SheetText])?

  package var marks: [Mark] {
    pieces.compactMap { if case .mark(let mark) = $0 { mark } else { nil } }
  }

  /// The file with each of its marks placed, or rejected, and its books closed.
  package consuming func placed(_ place: (Mark) -> Placing) -> SurveyFile {
    var builder = builder
    let key = Self.sourceKey(description.columns)
    for piece in pieces {
      switch piece {
      case .structural(let bytes): builder.structural(bytes: bytes)
      case .rejected(let rule, let message, let column, let record, let raw):
        builder.reject(rule, message, column: column, record, raw: raw)
      case .mark(let mark):
        let record = SourceRecord(mark.record, line: mark.line, bytes: mark.bytes)
        switch place(mark) {
        case .placed(let values, let source):
          builder.accept(
            values, record, recordedID: mark.recordedID, name: mark.name, code: mark.code,
            attributes: source.map { Self.attributes(mark.attributes, key, $0) } ?? mark.attributes)
        case .rejected(let rule, let message, let column):
          builder.reject(rule, message, column: column, record, raw: mark.raw)
        }
      }
    }
    let source = builder.source
    var file = builder.file(description, contentBytes: contentBytes)
    if let sheet { tellOfSheet(&file, sheet.read, sheet.others, source: source) }
    return file
  }

  /// The key of our own among the columns' names.
  private static func sourceKey(_ columns: [String]) -> String {
    var key = "position_source"
    while columns.contains(key) { key += "_" }
    return key
  }

  private static func attributes(_ object: [UInt8], _ key: String, _ source: String) -> [UInt8] {
    var bytes = Array(object.dropLast())
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    JSONText.appendString(key, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    JSONText.appendString(source, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }
}
