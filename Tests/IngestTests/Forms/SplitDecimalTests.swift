import Ingest
import SurveyModel
import TestSupport
import Testing

@Suite("Decimal commas between cells that are separated by commas")
struct SplitDecimalTests {
  @Test("Both coordinates stand in two cells each, and are put together, wherever their columns are")
  func coordinates() throws {
    let file = try readTable("id,lon,lat,name\na,4,835659,45,764043,Weir\nb,-0,1278,51,5074,Mill\nc,4,84,45,76,Ford\n")
    #expect(file.places() == [[4.835659, 45.764043], [-0.1278, 51.5074], [4.84, 45.76]])
    #expect((0..<3).map { file.observations.name.text(at: $0) } == ["Weir", "Mill", "Ford"])
    #expect(file.findings.contains { $0.rule == .numbersGrouped && $0.severity == .warning && $0.message.contains("4,835659") })
    let apart = try readTable("lat,depth,lon\n51,5074,3,-0,1278\n51,5075,2,-0,1279\n")
    #expect(apart.places() == [[-0.1278, 51.5074], [-0.1279, 51.5075]])
  }

  @Test("A third number in two parts is that of the accuracy, or the only one that fits")
  func accuracy() throws {
    let file = try readTable("lat,lon,accuracy,depth\n51,5074,-0,1278,3,5,2\n51,5074,-0,1278,4,2\n")
    #expect(file.observations.accuracy == [3.5, 4] && file.places().count == 2)
    let text = try readTable("lat,lon,note,depth\n51,5074,-0,1278,deep,1,5\n")
    #expect(text.places() == [[-0.1278, 51.5074]])
  }

  @Test(
    "Nothing is put together where something else explains the cells",
    arguments: [
      // Commas in a text.
      "name,lat,lon\nMill, old,51.5074,-0.1278\n",
      // A row with points shows that a comma is no decimal one.
      "lat,lon\n51,5074,-0,1278\n51.5,-0.1\n",
      // No latitude.
      "lat,lon\n95,5074,-0,1278\n",
      // Too few digits to be sure.
      "lat,lon\n51,5,0,1\n",
      // Metres may have marks between groups of three digits.
      "easting,northing\n532,456,181,234\n",
    ])
  func others(text: String) throws {
    let file = try readTable(text) { if text.hasPrefix("easting") { $0.coordinateKind = { _ in .metres } } }
    #expect(file.rules.contains(.columnCount) && !file.findings.contains { $0.message.contains("put together") })
  }
}
