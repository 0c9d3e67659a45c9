import Foundation
import Ingest
import SurveyModel
import TestSupport
import Testing

/// The public collection csv-spectrum: each CSV file with the cells that it means, as JSON.
@Suite("csv-spectrum") struct CSVSpectrumTests {
  @Test(
    "cells are those of the JSON twin", .enabled(if: SharedData.isPresent),
    arguments: [
      "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf", "quotes_and_newlines",
      "simple",
      "simple_crlf", "utf8",
    ])
  func cells(name: String) throws {
    let expected = try JSONDecoder().decode(
      [[String: String]].self, from: Data(SharedData.bytes("nasty/csv_spectrum/json/\(name).json")))
    // The tables have no coordinates: two columns in front give them some.
    var lines = try SharedData.bytes("nasty/csv_spectrum/\(name).csv")
    // The stored copies of these have lost their CR.
    if name.hasSuffix("_crlf"), !lines.contains(0x0D) { lines = lines.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }
    let file = try readTable(Self.withCoordinates(lines))
    #expect(file.account.accepted == expected.count)
    for row in 0..<file.observations.count {
      let text = try #require(file.observations.attributes.text(at: row))
      var cells = try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
      cells["longitude"] = nil
      cells["latitude"] = nil
      #expect(cells == expected[row])
    }
  }

  /// Puts coordinates in front of each record, that is after each line end outside quotes.
  private static func withCoordinates(_ bytes: [UInt8]) -> [UInt8] {
    var result = Array("longitude,latitude,".utf8)
    var isQuoted = false
    for (index, byte) in bytes.enumerated() {
      result.append(byte)
      if byte == 0x22 { isQuoted.toggle() }
      if byte == 0x0A, !isQuoted, index + 1 < bytes.count { result += Array("118.7,32.1,".utf8) }
    }
    return result
  }
}
