import OGRKit
import SurveyModel

/// Writes the features of one layer as GeoJSON, each on a line: numbers in their shortest exact form, dates as in RFC 3339,
/// positions with two ordinates (those at the ends of rivers also with the height and the measure). A geometry that GeoJSON cannot hold is written so that the reader rejects it.
struct FeatureText {
  /// The members of `properties`: the number and kind of the field, and the key with its quotes and colon.
  private var members: [(field: Int, kind: OGRField.Kind, key: [UInt8])] = []
  /// The columns that are left out, because they hold neither text nor numbers.
  private(set) var leftOut: [String] = []
  let decode: FieldText
  /// The field whose value is used as the feature's id instead of the feature's number.
  private var idField: Int?
  /// The field with the tags of OpenStreetMap.
  private var tagField: Int?
  /// True when a feature's number is written as its id.
  private let numbersAreIDs: Bool
  private let isNorthFirst: Bool
  private let keepsEnds: Bool
  private var ordinates: [Double] = []
  private var tags = OpenStreetMapTags()

  /// - Parameter keepsEnds: whether the first and the last position of a line get their height and measure.
  init(_ layer: OGRLayer, _ format: OGRFormat, isNorthFirst: Bool, keepsEnds: Bool, decode: FieldText) {
    self.decode = decode
    self.keepsEnds = keepsEnds
    self.isNorthFirst = isNorthFirst
    numbersAreIDs = format.numbersAreIDs && layer.idColumn != nil
    var names: Set<[UInt8]> = []
    for (number, field) in layer.fields.enumerated() {
      var name = decode.text(field.name)
      // The keys of an object must differ.
      var copy = 2
      while !names.insert(name).inserted {
        name = decode.text(field.name) + Array("_\(copy)".utf8)
        copy += 1
      }
      if field.kind == .binary {
        leftOut.append(String(decoding: name, as: UTF8.self))
        continue
      }
      if format.format == .openStreetMap, name == Array("other_tags".utf8) {
        tagField = number
        continue
      }
      if format.format == .openStreetMap, name == Array("osm_id".utf8) { idField = number }
      var key: [UInt8] = []
      JSONText.appendString(name.span, to: &key)
      members.append((number, field.kind, key + [UInt8(ascii: ":")]))
    }
    tags.taken = names
  }

  /// Appends the feature as one line. Returns why it cannot be used when the text alone does not show it.
  mutating func append(_ feature: borrowing OGRFeature, to text: inout [UInt8]) -> String? {
    text += #"{"type":"Feature","#.utf8
    if let idField, !feature.isNull(idField) {
      text += #""id":"#.utf8
      appendText(feature, idField, to: &text)
      text.append(UInt8(ascii: ","))
    } else if numbersAreIDs, let id = feature.id {
      text += #""id":\#(id),"#.utf8
    }
    text += #""properties":{"#.utf8
    var isFirst = true
    for (field, kind, key) in members {
      if !isFirst { text.append(UInt8(ascii: ",")) }
      isFirst = false
      text += key
      appendValue(feature, field, kind, to: &text)
    }
    if let tagField, !feature.isNull(tagField) {
      let tags = tags
      feature.withText(tagField) { tags.append($0, isFirst: isFirst, to: &text) }
    }
    text += #"},"geometry":"#.utf8
    var fault: String?
    if let failure = feature.failure {
      text += #"{"type":"Unreadable","coordinates":[]}"#.utf8
      fault = "GDAL could not read the feature: \(failure)"
    } else {
      var writer = GeometryText(isNorthFirst: isNorthFirst, keepsEnds: keepsEnds, ordinates: ordinates)
      if feature.withGeometry({ writer.append($0, to: &text) }) == nil { text += "null".utf8 }
      ordinates = writer.ordinates
      fault = writer.fault
    }
    text += "}\n".utf8
    return fault
  }

  private func appendValue(
    _ feature: borrowing OGRFeature, _ field: Int, _ kind: OGRField.Kind, to text: inout [UInt8]
  ) {
    guard !feature.isNull(field) else {
      text += "null".utf8
      return
    }
    switch kind {
    case .integer: text += "\(feature.integer(field))".utf8
    case .boolean: text += (feature.integer(field) == 0 ? "false" : "true").utf8
    case .real: Self.append(feature.real(field), to: &text)
    case .single:
      let value = feature.real(field)
      // Written as the single-precision number that the source holds, without the digits that a double adds.
      if value.isFinite { text += "\(Float(value))".utf8 } else { Self.append(value, to: &text) }
    case .date, .time, .dateTime: text += feature.moment(field)?.json(kind).utf8 ?? "null".utf8
    case .integerList, .realList, .textList: appendList(feature, field, kind, to: &text)
    case .text, .json, .binary: appendText(feature, field, to: &text)
    }
  }

  private func appendText(_ feature: borrowing OGRFeature, _ field: Int, to text: inout [UInt8]) {
    feature.withText(field) { decode.append($0, to: &text) }
  }

  private func appendList(
    _ feature: borrowing OGRFeature, _ field: Int, _ kind: OGRField.Kind, to text: inout [UInt8]
  ) {
    text.append(UInt8(ascii: "["))
    for index in 0..<feature.count(ofList: field, kind) {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      switch kind {
      case .integerList: text += "\(feature.integer(field, at: index))".utf8
      case .realList: Self.append(feature.real(field, at: index), to: &text)
      default: feature.withText(field, at: index) { decode.append($0, to: &text) }
      }
    }
    text.append(UInt8(ascii: "]"))
  }

  /// Appends a number. NaN and infinity become texts.
  static func append(_ number: Double, to text: inout [UInt8]) {
    text += number.isFinite ? "\(number)".utf8 : "\"\(number)\"".utf8
  }
}

extension OGRMoment {
  /// The moment as a JSON string: `"2024-05-16"`, `"08:40:44.5"`, `"2024-05-16T08:40:44+08:00"`; without a zone when it has none.
  func json(_ kind: OGRField.Kind) -> String {
    func digits(_ number: Int, _ count: Int = 2) -> String {
      let text = String(abs(number))
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    let date = "\(year < 0 ? "-" : "")\(digits(year, 4))-\(digits(month))-\(digits(day))"
    if kind == .date { return "\"\(date)\"" }
    let milliseconds = Int(exactly: (Double(second) * 1000).rounded()) ?? 0
    var time = "\(digits(hour)):\(digits(minute)):\(digits(milliseconds / 1000))"
    if milliseconds % 1000 != 0 {
      var fraction = digits(milliseconds % 1000, 3)
      while fraction.hasSuffix("0") { fraction.removeLast() }
      time += ".\(fraction)"
    }
    if kind == .time { return "\"\(time)\"" }
    guard let offset else { return "\"\(date)T\(time)\"" }
    let zone = offset == 0 ? "Z" : "\(offset < 0 ? "-" : "+")\(digits(abs(offset) / 60)):\(digits(abs(offset) % 60))"
    return "\"\(date)T\(time)\(zone)\""
  }
}
