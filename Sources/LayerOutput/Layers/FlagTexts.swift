import SurveyModel

/// Sets of flags as JSON arrays of their names. Few sets occur in a run, so each is made once.
struct FlagTexts {
  private var texts: [UInt64: [UInt8]] = [:]

  mutating func append(_ flags: RuleSet, to bytes: inout [UInt8]) {
    if flags.isEmpty { return bytes.append("[]") }
    if let text = texts[flags.rawValue] { return bytes.append(contentsOf: text) }
    let text = Array(("[" + flags.ids.map { "\"\($0)\"" }.joined(separator: ",") + "]").utf8)
    texts[flags.rawValue] = text
    bytes.append(contentsOf: text)
  }
}
