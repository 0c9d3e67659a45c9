import SurveyMath
import SurveyModel

extension SurveyOption {
  /// How survey files are read.
  static let readingOptions: [SurveyOption] = [
    .files(.surveys, \.surveys, "SURVEY", "Survey files and folders."),
    .optional(
      .crs, \.reading.crs, "CRS",
      "CRS of CSV files and spreadsheets, which state none: EPSG:n, gcj02 (Chinese phone maps), bd09 (Baidu). GeoJSON and GPX are WGS 84 by their standards."
    ),
    .optional(
      .overrideCRS, \.reading.overrideCRS, "CRS", "CRS of all survey files in place of what they state, also of GeoJSON and GPX."),
    .optional(
      .operation, \.reading.operation, "OP", "Coordinate operation to WGS 84: its name, its code, or a PROJ pipeline."),
    .flag(
      .acceptBallpark, \.reading.acceptBallpark,
      "Where no coordinate operation is known, go on without one: positions may be off by up to 200 m."),
    .optional(.method, \.reading.method, "METHOD", "drone, foot or other, where the file does not say."),
    .optional(
      .tableRole, \.reading.tableRole, "WHAT",
      "What the rows of tables and the points of layers are: track or observations (default: as they show by themselves, which is said)."
    ),
    columns,
    .optional(
      .timeZone, \.reading.timeZone, "ZONE",
      "Time zone of times that state none: +08:00 or Asia/Shanghai (default: UTC, flagged)."),
    dateOrder,
    .optional(
      .positionOrder, \.reading.positionOrder, "ORDER",
      "Order of the two coordinates in one cell that do not show it: latlon or lonlat (default: what the column's name or its cells show)."
    ),
    .optional(.encoding, \.reading.encoding, "NAME", "Encoding of CSV files (default: UTF-8, else judged)."),
    .optional(
      .sheet, \.reading.sheet, "NAME",
      "Sheet of Excel and OpenDocument workbooks; FILE:sheet for one of them (default: the only one with positions)."),
    .optional(
      .geopoint, \.reading.geopoint, "NAME",
      "Which position of a form to take, by the name of its question (default: the outlet's, else the first; never a monitoring point)."
    ),
  ]

  private static var dateOrder: SurveyOption {
    SurveyOption(
      name: .dateOrder, kind: .text, valueName: "ORDER",
      help:
        "Order of day, month and year in dates such as 4/11/2019: dmy, mdy or ymd (default: what the dates of the file and of others of the run with that column show).",
      value: { options in
        let order = options.reading.dateOrder
        return order == .unknown ? .none : .text(order.optionText)
      },
      set: { value, options throws(InputError) in
        options.reading.dateOrder = try DateOrder(optionText: try value.text(.dateOrder))
      })
  }

  private static var columns: SurveyOption {
    SurveyOption(
      name: .columns, kind: .table, valueName: "FIELD=HEADER,…",
      help:
        "Which column is which field, where it is not recognised: longitude=东经X,latitude=北纬Y; date= reads none. inspect lists what is recognised.",
      value: { options in
        let columns = options.reading.columns
        return columns.isEmpty
          ? .none : .table(Dictionary(uniqueKeysWithValues: columns.map { ($0.key.rawValue, $0.value) }))
      },
      set: { value, options throws(InputError) in
        var columns: [Field: String] = [:]
        for pair in try value.parts(.columns) {
          let (field, header) = try column(pair)
          if columns.updateValue(header, forKey: field) != nil {
            throw InputError(.usage, "\(.columns): \(field.rawValue) is named twice")
          }
        }
        options.reading.columns = columns
      })
  }

  /// The field and the header of `field=header`.
  private static func column(_ pair: String) throws(InputError) -> (Field, String) {
    let sides = pair.split(separator: "=", maxSplits: 1).map { side in
      String(side.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    guard sides.count == 2 || pair.hasSuffix("="), let name = sides.first, !name.isEmpty else {
      throw InputError(.usage, "\(.columns): \"\(pair)\" is not of the form field=header")
    }
    guard let field = Field(rawValue: sides[0]) else {
      let known = Field.allCases.map(\.rawValue)
      throw InputError(.usage, "\(.columns): there is no field \"\(sides[0])\"; there are \(known.joined(separator: ", "))")
        .suggesting(sides[0], among: known)
    }
    // Nothing behind the sign leaves the field out.
    return (field, sides.count == 2 ? sides[1] : "")
  }

  /// Photos and marks.
  static let markOptions: [SurveyOption] = [
    .files(
      .marks, \.marks.files, "FILE",
      "Marks without coordinates, as CSV, Excel or OpenDocument (one sheet as FILE:sheet): rows that name a photo of the surveys (DJI_0425) or say a time at which a track was under way. May be given more than once."
    ),
    .flag(
      .photoEvents, \.reading.photoEvents,
      "Make an observation of every photo, and of every photo that a flight log tells of."),
    .number(
      .maximumGap, \.marks.maximumGap, "S",
      "Seconds from the nearest fix within which a mark's time is placed on a track.",
      .within(0...3600, "a number of seconds from 0 to 3600")),
    .optional(
      .clockOffset, \.marks.clockOffset, "OFFSET",
      "What to add to the marks' times, where their clock was wrong: +8h, -37s, +1h30m."),
  ]

  /// The run itself.
  static let runOptions: [SurveyOption] = [
    fixes,
    .flag(
      .byteOrderMark, \.byteOrderMark,
      "Begin CSV outputs with a byte order mark, so that Excel shows Chinese names as they are."), jobs,
  ]

  private static var fixes: SurveyOption {
    SurveyOption(
      name: .fixes, kind: .list, valueName: "LIST",
      help:
        "Mend what is wrong with the coordinates of whole files, where the evidence for it is clear: gcj02, bd09, wgs84, swap, sign, minutes, seconds, radians, decimals, zone, or all-found. Every observation of such a file is flagged.",
      value: { $0.fixes.isEmpty ? .none : .list($0.fixes.names) },
      set: { value, options throws(InputError) in options.fixes = try FixList(names: try value.parts(.fixes)) })
  }

  private static var jobs: SurveyOption {
    var option = SurveyOption(
      name: .jobs, kind: .number, valueName: "N", help: "Threads (default: the number of cores).",
      limits: .within(1...1024, "a number from 1 to 1024"), value: { .number(Double($0.jobs)) },
      set: { value, options throws(InputError) in
        if case .number(let number) = value, let jobs = Int(exactly: number) { options.jobs = jobs }
      })
    option.record = .never
    option.showsDefault = false
    return option
  }
}
