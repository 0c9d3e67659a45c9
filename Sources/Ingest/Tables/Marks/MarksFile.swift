package import SurveyModel

/// A table of marks whose positions have not been found yet: the pieces of the file in their order.
package struct MarksFile: Sendable {
  enum Piece: Sendable {
    case structural(Range<Int>)
    case rejected(Rule, String, column: String?, SourceRecord, raw: [UInt8])
    case mark(Mark)
  }

  package var description: FileDescription
  var pieces: [Piece]
  var builder: ObservationBuilder
  let contentBytes: Int
  /// The sheet that the table was read from, and the other sheets of the workbook; nil for a table that is no workbook.
  var sheet: (read: SheetText, others: [SheetText])?

  package var marks: [Mark] {
    pieces.compactMap { if case .mark(let mark) = $0 { mark } else { nil } }
  }

  /// The finished file, in which each mark has become an observation or a rejection, as `place` decides.
  package consuming func placed(_ place: (Mark) -> PlacedMark) -> SurveyFile {
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

  /// The key under which attributes get the source of the position: `position_source`, or a longer name when a column of the
  /// table has that name.
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
