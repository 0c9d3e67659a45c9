import Foundation
import TestSupport
import Testing

/// What is said of command lines that cannot be meant.
@Suite("Wrong command lines")
struct WrongLineTests {
  @Test("the table is long, and each line of it stands there once")
  func table() {
    #expect(WrongLine.all.count >= 60)
    #expect(Set(WrongLine.all.map(\.typed)).count == WrongLine.all.count)
  }

  @Test("the message names what was typed, what is known, and a command that works", arguments: WrongLine.all)
  func message(_ line: WrongLine) throws {
    let folder = try WorkingFolder()
    let said = try folder.run(line.typed)
    #expect(said.hasSuffix("exit code \(line.code)\n"), "\(said)")
    #expect(said.hasPrefix("outlets: "), "\(said)")
    #expect(said.contains(line.wrong) && said.contains(line.known), "\(said)")
    // A configuration file is mended in the file, and its message is one line.
    guard line.code != 78 else { return }
    let offer = said.split(separator: "\n").first { $0.hasPrefix("  try:  ") }
    guard let offer = offer?.dropFirst("  try:  ".count) else {
      Issue.record("no command is offered: \(said)")
      return
    }
    if let offered = line.offered { #expect(offer == offered, "\(said)") }
    let end = try folder.run(String(offer))
    #expect(["0", "2", "3"].contains { end.hasSuffix("exit code \($0)\n") }, "\(offer): \(end)")
  }
}

/// A folder in which the commands of the table find their files.
struct WorkingFolder {
  private let folder: DocumentationFolder

  init() throws {
    folder = try DocumentationFolder()
    _ = try folder.run(
      """
      cp -r data/surveys data/rivers.geojson data/districts.geojson . && cp data/surveys/walks/walk-02.csv phone.csv
      cp phone.csv points.csv
      printf 'quiet = true\\nmax-distanse = 5\\n' > misspelt.toml
      printf 'colour = 5\\n' > colour.toml
      printf 'survey = ["phone.csv"]\\n' > survey.toml
      printf 'quiet = true\\n' > campaign.toml
      outlets process data/surveys --rivers data/rivers.geojson --districts data/districts.geojson --out result --quiet
      """)
  }

  /// Runs a line, and gives what it says with its exit code at the end.
  func run(_ line: String) throws -> String { try folder.run("\(line); echo \"exit code $?\"") }
}
