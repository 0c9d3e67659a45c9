import Differences
import Foundation
import TestSupport
import Testing

@Suite("The limit beyond which an outlet moved")
struct MovedVectorTests {
  @Test("the limit of the reference's rows", .enabled(if: SharedData.isPresent))
  func vectors() throws {
    let page = try #require(SharedData.folder).appending(path: "../reference/census.md").standardizedFileURL
    guard let text = try? String(contentsOf: page, encoding: .utf8) else {
      print("note: \(page.lastPathComponent) is absent: its vectors are skipped")
      return
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "```csv name=moved"))
    let rows = lines[(start + 2)...].prefix { $0 != "```" }.map { $0.split(separator: ",") }
    #expect(rows.count == 4)
    for row in rows {
      try #require(row.count == 5)
      let numbers = row.prefix(4).compactMap { Double($0) }
      let limit = movedLimit(numbers[0], numbers[1])
      #expect(abs(limit - numbers[3]) < 0.00006, "\(row)")
      #expect((numbers[2] > limit) == (row[4] == "true"), "\(row)")
    }
  }
}
