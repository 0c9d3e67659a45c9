import SurveyMath
import SurveyModel

/// How the characters of a text file are written as bytes.
enum TextEncoding: Sendable, Equatable {
  case utf8
  case utf16LittleEndian
  case utf16BigEndian
  /// An encoding by the name that iconv knows. Its line ends, quotes and delimiters are single ASCII bytes, which are no part
  /// of any other character.
  case table(String)

  /// The name that descriptions and manifests have.
  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .table(let name): name
    }
  }

  /// Number of bytes of a code unit.
  var unitWidth: Int {
    switch self {
    case .utf8, .table: 1
    case .utf16LittleEndian, .utf16BigEndian: 2
    }
  }

  /// The encoding that the user names. Throws ``InputError`` (usage) for one that is not in the table.
  init(named name: String, source: String? = nil) throws(InputError) {
    let key = String(name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " })
    switch key {
    case "utf8", "ascii", "usascii": self = .utf8
    case "utf16le": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    default:
      guard let known = Self.tables[key] else {
        throw InputError(
          .usage, "the encoding \"\(name)\" is not known; use one of \(Self.names.joined(separator: ", "))", source: source
        ).suggesting(name, among: Self.names)
      }
      self = .table(known)
    }
  }

  /// The names of all encodings.
  static let names = ["UTF-8", "UTF-16LE", "UTF-16BE"] + Set(tables.values).sorted()

  /// From the names that users write, in lower case and without separators, to those that iconv knows.
  private static let tables: [String: String] = {
    var tables = [
      "gb18030": "GB18030", "gbk": "GB18030", "gb2312": "GB18030", "cp936": "GB18030", "euccn": "GB18030", "big5": "BIG5",
      "big5hkscs": "BIG5-HKSCS", "cp950": "CP950", "latin1": "ISO-8859-1", "eucjp": "EUC-JP", "euckr": "EUC-KR", "cp949": "CP949",
      "shiftjis": "CP932", "sjis": "CP932", "mskanji": "CP932", "windows31j": "CP932", "cp932": "CP932", "koi8r": "KOI8-R",
      "koi8u": "KOI8-U",
    ]
    for number in 1...16 where number != 12 { tables["iso8859\(number)"] = "ISO-8859-\(number)" }
    for number in 1250...1258 {
      tables["cp\(number)"] = "CP\(number)"
      tables["windows\(number)"] = "CP\(number)"
    }
    return tables
  }()
}
