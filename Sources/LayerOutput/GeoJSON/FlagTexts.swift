import SurveyModel
import TextKit

/// Sets of flags as JSON arrays of their names. Few sets occur in a run, so each is made once.
struct FlagTexts {
  private var texts: [UInt64: [UInt8]] = [:]

  mutating func append(_ flags: RuleSet, to text: inout ByteWriter) {
    if flags.isEmpty { return text.append("[]") }
    if let known = texts[flags.rawValue] { return text.append(known.span) }
    let new = Array(("[" + flags.ids.map { "\"\($0)\"" }.joined(separator: ",") + "]").utf8)
    texts[flags.rawValue] = new
    text.append(new.span)
  }
}
