import SurveyModel

/// What shows that a file comes from Ovital (奥维), which from version 9.3.0 on writes GCJ-02 into .ovkml and .ovkmz.
enum OvitalHint {
  case none
  /// The file is called .ovkml or .ovkmz.
  case byName
  /// The file has another name, and its text names the program or GCJ-02.
  case byText

  init(name: String, text: [UInt8]) {
    let lower = name.lowercased()
    if lower.hasSuffix(".ovkml") || lower.hasSuffix(".ovkmz") {
      self = .byName
      return
    }
    let head = String(decoding: text.prefix(1 << 16), as: UTF8.self).lowercased()
    self = ["ovital", "奥维", "gcj-02", "gcj02"].contains { head.contains($0) } ? .byText : .none
  }

  func note(_ builder: inout ObservationBuilder) {
    switch self {
    case .none: break
    case .byName:
      builder.note(
        .crsAssumed, .warning,
        "Ovital writes GCJ-02 into files of this name, and so it was read; if this one is not shifted, say --override-crs EPSG:4326"
      )
    case .byText:
      builder.note(
        .crsAssumed, .warning,
        "the file names Ovital or GCJ-02: its positions may be shifted by some 500 m; it was read as KML should be, in WGS 84 "
          + "(--override-crs gcj02 says otherwise)")
    }
  }
}
