import SurveyModel

/// Everything that the first bytes of a CSV file decide about reading the rest of it.
struct CSVDialect: Sendable {
  var encoding: TextEncoding
  /// True when the user or a byte order mark states the encoding: see ``EncodingJudge/isStated``.
  var encodingIsStated: Bool
  var encodingIsAmbiguous: Bool
  /// True when the whole file has been judged, so that no chunk can contradict it.
  var encodingIsProven: Bool
  var delimiter: Delimiter
  var splitter: RecordSplitter
  /// The header's cells as names, made different where several are the same.
  var names: [String]
  /// The header's cells in UTF-8, to recognise records that repeat the header.
  var headerCells: [[UInt8]]
  var fields: FieldMap
  var position: PositionPlan
  var kind: CoordinateKind
  /// The columns that say N or S and E or W beside the coordinates; nil where the file has none.
  var hemispheres: HemisphereColumns?
  /// The CRS that follows from how positions are written: that of grid references, nil for all else.
  var statedCRS: String?
  var decimalComma = false
  /// Set where the decimal commas of coordinates stand between cells that are separated by commas too.
  var splitDecimals: SplitDecimals?
  /// What point and comma mean in eastings and northings.
  var metreStyle = MetreText.Style()
  var time: TimeRules
  /// The keys of the attributes, written as JSON.
  var attributeKeys: AttributeKeys
  /// True when the names are those of a flight log, whose rows are fixes of the aircraft.
  var isFlightLog: Bool
  var options: IngestOptions

  /// Metres of one unit of the accuracy column.
  var accuracyUnit: Double { UnitWords.metres(fields.unit(of: .accuracy)) ?? 1 }

  /// The rules by which the time of a record is read: ``time``, unless the header says that its times are UTC.
  var recordTimes: TimeRules {
    let isUTC = UnitWords.isUTC(fields.unit(of: .time)) || UnitWords.isUTC(fields.unit(of: .date))
    return isUTC ? time.inUTC : time
  }

  /// The method of records that do not say how they were made.
  var recordMethod: SurveyMethod { options.defaultMethod ?? (isFlightLog ? .drone : .other) }
}
