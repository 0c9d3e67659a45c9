private import COGR

/// A column of a layer.
package struct OGRField: Sendable {
  package enum Kind: Sendable {
    case integer, real, single, boolean, text, date, time, dateTime, integerList, realList, textList
    /// A text that is JSON.
    case json
    case binary
  }

  /// The name as the source has it. It is UTF-8, except in shapefiles that were opened without recoding.
  package var name: [UInt8]
  package var kind: Kind
}

extension OGRField.Kind {
  init(_ raw: UInt32) {
    switch raw {
    case COGR_INTEGER.rawValue: self = .integer
    case COGR_REAL.rawValue: self = .real
    case COGR_SINGLE.rawValue: self = .single
    case COGR_BOOLEAN.rawValue: self = .boolean
    case COGR_DATE.rawValue: self = .date
    case COGR_TIME.rawValue: self = .time
    case COGR_DATE_TIME.rawValue: self = .dateTime
    case COGR_INTEGER_LIST.rawValue: self = .integerList
    case COGR_REAL_LIST.rawValue: self = .realList
    case COGR_TEXT_LIST.rawValue: self = .textList
    case COGR_JSON.rawValue: self = .json
    case COGR_BINARY.rawValue: self = .binary
    default: self = .text
    }
  }
}
