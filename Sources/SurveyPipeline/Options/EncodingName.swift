import Ingest
public import SurveyModel

/// The encoding of text files.
public struct EncodingName: Sendable, Hashable {
  /// The name as it was given.
  public let name: String

  private init(known name: String) {
    self.name = name
  }

  /// - Parameter name: one of ``known`` or another name of the same encoding (`gbk` for GB18030), in any case.
  /// - Throws: `InputError` with the code `usage` for an encoding that is not known.
  public init(_ name: String) throws(InputError) {
    try KnownEncodings.check(name)
    self.name = name
  }

  /// The names of all encodings that can be read.
  public static let known = KnownEncodings.names

  /// Unicode in bytes.
  public static let utf8 = EncodingName(known: "UTF-8")
  /// Unicode in pairs of bytes, the low one first.
  public static let utf16LittleEndian = EncodingName(known: "UTF-16LE")
  /// Unicode in pairs of bytes, the high one first.
  public static let utf16BigEndian = EncodingName(known: "UTF-16BE")
  /// Chinese; GBK and GB2312 are parts of it.
  public static let gb18030 = EncodingName(known: "GB18030")
  /// Chinese as in Taiwan.
  public static let big5 = EncodingName(known: "BIG5")
  /// Western Europe (ISO 8859-1).
  public static let latin1 = EncodingName(known: "ISO-8859-1")
}

extension EncodingName: OptionText {
  init(optionText text: String) throws(InputError) { try self.init(text) }

  var optionText: String { name }
}
