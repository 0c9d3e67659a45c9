extension OptionName {
  /// All options, by what is typed.
  package static let all: [String: OptionName] = Dictionary(
    [
      .surveys, .rivers, .riversCRS, .riverID, .riverName, .riverAliases,
      .condition, .reachID, .downstreamID, .basinField, .profile, .drawn,
      .mouth, .waterways, .nodeTolerance, .water, .workingPlane, .maximumDistance,
      .basins, .districts, .districtID, .districtParent, .crs, .overrideCRS,
      .operation, .acceptBallpark, .method, .columns, .tableRole, .timeZone,
      .dateOrder, .positionOrder, .encoding, .sheet, .geopoint, .photoEvents,
      .marks, .maximumGap, .clockOffset, .fixes, .jobs, .byteOrderMark,
      .output, .force,
    ].map { ($0.argument, $0) }, uniquingKeysWith: { one, _ in one })

  /// A text in which options are mentioned as they are typed (`--time-zone +08:00`), with their names of another kind. What begins with
  /// two dashes and is no option stays as it is.
  package static func rename(in text: String, _ naming: OptionNaming) -> String {
    guard naming == .properties, text.utf8.contains(UInt8(ascii: "-")) else { return text }
    let dash = UInt8(ascii: "-")
    let bytes = Array(text.utf8)
    var renamed: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let isStart = bytes[index...].starts(with: [dash, dash]) && (index == 0 || !isPartOfName(bytes[index - 1]))
      let end = isStart ? bytes[(index + 2)...].firstIndex { !isPartOfName($0) } ?? bytes.count : index
      guard isStart, let name = all[String(decoding: bytes[(index + 2)..<end], as: UTF8.self)] else {
        renamed.append(bytes[index])
        index += 1
        continue
      }
      renamed += Array("`\(name.property)`".utf8)
      index = end
    }
    return String(decoding: renamed, as: UTF8.self)
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
