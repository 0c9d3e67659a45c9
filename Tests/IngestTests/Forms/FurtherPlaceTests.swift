import Ingest
import SurveyModel
import TestSupport
import Testing

@Suite("Several outlets in one row")
struct FurtherPlaceTests {
  private let table = """
    permit,Latitude,Longitude,Outfall 1,Outfall 1 Lat,Outfall 1 Long,Outfall 2,Outfall 2 Lat,Outfall 2 Long
    P1,41.60,-94.00,weir,41.61,-94.01,pipe,41.62,-94.02
    P2,42.60,-93.00,weir,42.61,-93.01,NA,,
    P3,43.60,-92.00,weir,43.61,-92.01,ditch,-,-
    P4,44.60,-91.00,weir,44.61,-91.01,ditch,44.62,west
    """ + "\n"

  @Test("Each outlet of a row is an observation, with a record behind those of the rows")
  func rows() throws {
    let file = try readTable(table)
    #expect(file.places() == [[-94.01, 41.61], [-93.01, 42.61], [-92.01, 43.61], [-91.01, 44.61], [-94.02, 41.62]])
    #expect(file.observations.record == [1, 2, 3, 4, 5] && file.account.records == 5)
    #expect(file.observations.recordedID.text(at: 4) == file.observations.recordedID.text(at: 0))
    let chosen = file.findings.filter { $0.rule == .positionChosen }
    #expect(chosen.contains { $0.message.contains("were left out") && $0.message.contains("\"Latitude\"") })
    #expect(!chosen.contains { $0.message.contains("were left out") && $0.message.contains("Outfall 2") })
    let added = chosen.first { $0.message.contains("\"Outfall 2 Lat\" and \"Outfall 2 Long\" hold further outlets") }
    #expect(added?.severity == .warning && added?.message.contains("such as that of record 4") == true)
  }

  @Test("Columns that the user names are the only ones")
  func named() throws {
    let file = try readTable(table) { $0.columns = [.latitude: "Outfall 2 Lat", .longitude: "Outfall 2 Long"] }
    #expect(file.places() == [[-94.02, 41.62]])
  }

  @Test(
    "Pairs that are no series of outlets stay one place",
    arguments: [
      "Outfall Lat,Outfall Long,Outfall Lat checked,Outfall Long checked\n41.61,-94.01,41.62,-94.02\n",
      "Outfall Lat,Outfall Long,Monitoring point Lat,Monitoring point Long\n41.61,-94.01,41.62,-94.02\n",
      "Outfall Lat,Outfall Long,Latitude,Longitude\n41.61,-94.01,41.62,-94.02\n",
    ])
  func others(text: String) throws {
    #expect(try readTable(text).places() == [[-94.01, 41.61]])
  }

  @Test("Chinese columns with a number in their middle")
  func chinese() throws {
    let file = try readTable("编号,排污口1经度,排污口1纬度,排污口2经度,排污口2纬度\nA,111.1,40.1,111.2,40.2\n")
    #expect(file.places() == [[111.1, 40.1], [111.2, 40.2]])
  }

  @Test("facility-not-outfall: nine outlets in five rows", .enabled(if: SharedData.isPresent))
  func iowa() throws {
    let bytes = try SharedData.bytes("wild/forms/facility-not-outfall/iowa_cut.csv")
    let file = try readTable(bytes)
    // The tenth is a slip of the register: its longitude is the latitude.
    #expect(file.places().count == 10 && file.places().contains([-91.28094, 42.10506]))
    #expect(file.places().count { $0[0] < -90 } == 9)
  }

  @Test(
    "The place of a plant is passed over loudly, that of a monitoring point is not",
    arguments: [
      ("Facility Lat,Facility Lon", Severity.warning), ("Latitude of plant,Longitude of plant", .warning),
      ("Monitoring point Lat,Monitoring point Lon", .info),
    ])
  func passedOver(columns: String, severity: Severity) throws {
    let file = try readTable("id,\(columns),Outfall Lat,Outfall Lon\n1,51.5,-0.1,51.51,-0.11\n")
    #expect(file.places() == [[-0.11, 51.51]])
    #expect(file.findings.filter { $0.rule == .positionChosen }.map(\.severity) == [severity])
    let chosen = try readTable("id,\(columns),Outfall Lat,Outfall Lon\n1,51.5,-0.1,51.51,-0.11\n") { $0.geopoint = "Outfall" }
    #expect(chosen.findings.allSatisfy { $0.rule != .positionChosen || $0.severity == .info })
  }
}
