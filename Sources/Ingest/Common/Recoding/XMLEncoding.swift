import SurveyModel

/// Decodes XML files whose encoding expat does not know.
enum XMLEncoding {
  /// The file in UTF-8 when it is in UTF-16 or states GB18030 or one of its parts GBK and GB2312. Files in other encodings stay
  /// as they are and are left to expat. `stated` is the encoding that the declaration names. Throws ``InputError`` with the
  /// offset of the first byte that is no character of the encoding.
  static func text(_ bytes: [UInt8], source: String) throws(InputError) -> (text: OriginalText, stated: String?) {
    let text = try OriginalText(unicode: bytes, source: source)
    let stated = declared(text.text[text.start...])
    guard text.encoding == .utf8, let name = stated?.lowercased(), isChinese(name) else { return (text, stated) }
    let decoder = TextDecoder(.table("GB18030"))
    var utf8: [UInt8] = []
    if let fault = decoder.append(bytes.span, to: &utf8) {
      throw InputError(
        .unreadable, "the file says that it is \(name.uppercased()), but the bytes at \(fault) are not; save it as UTF-8",
        source: source)
    }
    return (OriginalText(gb18030: bytes, text: utf8), stated)
  }

  private static func isChinese(_ name: String) -> Bool {
    ["gb2312", "gbk", "gb18030", "cp936", "gb_2312-80", "x-gbk", "euc-cn", "windows-936"].contains(name)
  }

  /// The encoding that the XML declaration states.
  private static func declared(_ text: ArraySlice<UInt8>) -> String? {
    let head = String(decoding: text.prefix(256), as: UTF8.self)
    guard head.hasPrefix("<?xml"), let end = head.firstRange(of: "?>"),
      let key = head[..<end.lowerBound].firstRange(of: "encoding")
    else { return nil }
    let rest = head[key.upperBound..<end.lowerBound].drop { $0 == " " || $0 == "=" || $0 == "\t" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    return String(rest.dropFirst().prefix { $0 != quote })
  }
}
