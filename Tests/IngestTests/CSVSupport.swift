import Ingest
import SurveyModel
import Testing

/// Reads `text` as a CSV file and checks its books.
func readTable(
  _ text: String, sourceLocation: SourceLocation = #_sourceLocation, _ change: (inout IngestOptions) -> Void = { _ in }
) throws -> SurveyFile {
  try readTable(Array(text.utf8), sourceLocation: sourceLocation, change)
}

func readTable(
  _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation, _ change: (inout IngestOptions) -> Void = { _ in }
) throws -> SurveyFile {
  var options = IngestOptions()
  options.source = "walk.csv"
  change(&options)
  let file = try readCSV(bytes, options: options)
  #expect(file.account.imbalance == nil, sourceLocation: sourceLocation)
  #expect(file.account.contentBytes == bytes.count, sourceLocation: sourceLocation)
  #expect(file.observations.count == file.account.accepted, sourceLocation: sourceLocation)
  #expect(file.rejections.count == file.account.rejectedCount, sourceLocation: sourceLocation)
  return file
}

/// The error with which `text` is refused.
func refusal(_ bytes: [UInt8], _ change: (inout IngestOptions) -> Void = { _ in }) -> InputError? {
  do {
    _ = try readTable(bytes, change)
    return nil
  } catch {
    return error as? InputError
  }
}

func refusal(_ text: String, _ change: (inout IngestOptions) -> Void = { _ in }) -> InputError? {
  refusal(Array(text.utf8), change)
}

extension SurveyFile {
  /// The rules of the rejections, in order.
  var rules: [Rule] { rejections.map(\.rule) }
  func has(_ rule: Rule) -> Bool { findings.contains { $0.rule == rule } }
  /// Flags of one row, without the one that says that no accuracy was recorded.
  func flags(_ row: Int) -> [String] {
    var flags = observations.flags[row]
    flags.remove(RuleSet(.accuracyAssumed))
    return flags.ids
  }
  func places() -> [[Double]] { zip(observations.x, observations.y).map { [$0, $1] } }
}

/// `text` of Chinese characters in GB18030, for the few that tests need.
func gb18030(_ text: String) -> [UInt8] {
  let table: [Character: [UInt8]] = [
    "经": [0xBE, 0xAD], "度": [0xB6, 0xC8], "纬": [0xCE, 0xB3], "排": [0xC5, 0xC5], "口": [0xBF, 0xDA], "名": [0xC3, 0xFB],
    "称": [0xB3, 0xC6], "湍": [0xCD, 0xC4], "河": [0xBA, 0xD3], "，": [0xA3, 0xAC], "路": [0xC2, 0xB7],
    "镕": [0xE9, 0x46],
  ]
  return text.flatMap { character in table[character] ?? Array(String(character).utf8) }
}

func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
  ("\u{FEFF}" + text).utf16.flatMap { unit -> [UInt8] in
    let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
    return bigEndian ? [high, low] : [low, high]
  }
}
