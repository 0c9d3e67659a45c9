/// Writes the tags in the column `other_tags` of GDAL's OpenStreetMap driver: `"name:zh"=>"黄河","boat"=>"no"`.
struct OpenStreetMapTags {
  /// Keys that the columns of the layer have.
  var taken: Set<[UInt8]> = []

  /// Appends each tag as a member. A text that is no list of tags becomes one member. `isFirst`: the object has no member yet.
  func append(_ text: Span<UInt8>, isFirst: Bool, to output: inout [UInt8]) {
    var isFirst = isFirst
    func append(_ key: [UInt8], _ value: [UInt8], to output: inout [UInt8]) {
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      JSONText.appendString(key.span, to: &output)
      output.append(UInt8(ascii: ":"))
      JSONText.appendString(value.span, to: &output)
    }
    guard let tags = Self.parse(text) else {
      append(Array("other_tags".utf8), text.indices.map { text[$0] }, to: &output)
      return
    }
    var seen = taken
    for (key, value) in tags where seen.insert(key).inserted { append(key, value, to: &output) }
  }

  /// The tags in `text`; nil when it is no list of tags.
  static func parse(_ text: Span<UInt8>) -> [(key: [UInt8], value: [UInt8])]? {
    var tags: [(key: [UInt8], value: [UInt8])] = []
    var index = 0
    func quoted() -> [UInt8]? {
      guard index < text.count, text[index] == UInt8(ascii: "\"") else { return nil }
      index += 1
      var content: [UInt8] = []
      while index < text.count {
        let byte = text[index]
        index += 1
        if byte == UInt8(ascii: "\"") { return content }
        if byte == UInt8(ascii: "\\"), index < text.count {
          content.append(text[index])
          index += 1
        } else {
          content.append(byte)
        }
      }
      return nil
    }
    while index < text.count {
      guard let key = quoted(), index + 1 < text.count, text[index] == UInt8(ascii: "="),
        text[index + 1] == UInt8(ascii: ">")
      else { return nil }
      index += 2
      guard let value = quoted() else { return nil }
      tags.append((key, value))
      if index < text.count {
        guard text[index] == UInt8(ascii: ",") else { return nil }
        index += 1
      }
    }
    return tags
  }
}
