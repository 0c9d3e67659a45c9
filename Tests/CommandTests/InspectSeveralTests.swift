import Foundation
import TestSupport
import Testing

@Suite("inspect of several files")
struct InspectSeveralTests {
  @Test("a file that cannot be read stops nothing: the others are inspected, and the list stays JSON")
  func goesOn() throws {
    let folder = try TemporaryFolder()
    let workbook = URL(filePath: folder.path).appending(path: "b.ods")
    // The start of an archive, cut off.
    var bytes = Data([0x50, 0x4B, 3, 4, 20, 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 20))
    bytes.append(Data("mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8))
    try bytes.write(to: workbook)
    let table = URL(filePath: folder.path).appending(path: "c.csv")
    try Data("id,longitude,latitude\n1,111.7,40.6\n".utf8).write(to: table)
    let packed = URL(filePath: folder.path).appending(path: "d.gpx.gz")
    try Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1]).write(to: packed)
    let missing = URL(filePath: folder.path).appending(path: "e.csv")
    let end = try outlets("inspect", workbook.path, packed.path, missing.path, table.path, "--json")
    #expect(end.code == 65)
    let list = try OrderedJSON(end.output).list
    #expect(list.count == 4)
    #expect(list.prefix(3).allSatisfy { $0["refusal"]?.string?.isEmpty == false })
    #expect(list.last?["records"]?.integer == 1)
  }
}
