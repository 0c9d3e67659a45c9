import SurveyModel

/// The definition of a DataFlash message, which an `FMT` record states.
struct DataFlashFormat {
  struct Field {
    var name: String
    /// Offset from the start of the record.
    var offset: Int
    /// The format character, which states the type.
    var character: UInt8
  }

  var type: UInt8
  /// Bytes of a whole record with its three header bytes.
  var length: Int
  var name: String
  /// Empty when a format character is unknown: then records of this type can only be skipped.
  var fields: [Field]

  static let headerSize = 3
  /// The type of `FMT` records, the only one that is fixed.
  static let definition: UInt8 = 0x80
  static let definitionLength = 89

  /// Reads an `FMT` record. Nil when its fields need more bytes than the length that it states.
  init?(_ record: LogBytes) {
    guard record.count >= Self.definitionLength, let type = record.byte(at: 3), let length = record.byte(at: 4) else {
      return nil
    }
    self.init(
      type: type, length: Int(length), name: record.text(at: 5, length: 4), format: record.text(at: 9, length: 16),
      columns: record.text(at: 25, length: 64))
  }

  init?(type: UInt8, length: Int, name: String, format: String, columns: String) {
    guard length >= Self.headerSize else { return nil }
    self.type = type
    self.length = length
    self.name = name
    var offset = Self.headerSize
    var fields: [Field] = []
    // Old logs name fewer columns than their records have.
    let names = columns.split(separator: ",", omittingEmptySubsequences: false)
    for (index, character) in format.utf8.enumerated() {
      guard let width = Self.widths[character] else {
        fields = []
        break
      }
      let name = index < names.count ? Self.trimmed(names[index]) : ""
      fields.append(Field(name: name, offset: offset, character: character))
      offset += width
    }
    guard offset <= length || fields.isEmpty else { return nil }
    self.fields = fields
  }

  /// The field with the first of `names` that there is.
  func field(_ names: String...) -> Field? {
    for name in names {
      if let field = fields.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) { return field }
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String {
    String(decoding: text.utf8.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed(), as: UTF8.self)
  }

  /// Bytes of a value by its format character (ArduPilot, libraries/AP_Logger/README.md).
  private static let widths: [UInt8: Int] = {
    var widths: [UInt8: Int] = [:]
    for (characters, width) in [("bBM", 1), ("hHcCg", 2), ("iIfnLeE", 4), ("dqQ", 8), ("N", 16), ("aZ", 64)] {
      for character in characters.utf8 { widths[character] = width }
    }
    return widths
  }()
}

extension DataFlashFormat.Field {
  /// The field's value in `record`, scaled as its format character says; nil for texts and arrays.
  func number(_ record: LogBytes) -> Double? {
    switch character {
    case UInt8(ascii: "b"): record.integer(at: offset, as: Int8.self).map { Double($0) }
    case UInt8(ascii: "B"), UInt8(ascii: "M"): record.integer(at: offset, as: UInt8.self).map { Double($0) }
    case UInt8(ascii: "h"): record.integer(at: offset, as: Int16.self).map { Double($0) }
    case UInt8(ascii: "H"): record.integer(at: offset, as: UInt16.self).map { Double($0) }
    case UInt8(ascii: "c"): record.integer(at: offset, as: Int16.self).map { Double($0) / 100 }
    case UInt8(ascii: "C"): record.integer(at: offset, as: UInt16.self).map { Double($0) / 100 }
    case UInt8(ascii: "i"): record.integer(at: offset, as: Int32.self).map { Double($0) }
    case UInt8(ascii: "I"): record.integer(at: offset, as: UInt32.self).map { Double($0) }
    case UInt8(ascii: "e"): record.integer(at: offset, as: Int32.self).map { Double($0) / 100 }
    case UInt8(ascii: "E"): record.integer(at: offset, as: UInt32.self).map { Double($0) / 100 }
    case UInt8(ascii: "L"): record.integer(at: offset, as: Int32.self).map { Double($0) / 1e7 }
    case UInt8(ascii: "f"): record.float(at: offset).map { Double($0) }
    case UInt8(ascii: "d"): record.double(at: offset)
    case UInt8(ascii: "q"): record.integer(at: offset, as: Int64.self).map { Double($0) }
    case UInt8(ascii: "Q"): record.integer(at: offset, as: UInt64.self).map { Double($0) }
    default: nil
    }
  }
}
