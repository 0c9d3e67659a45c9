import Summaries
import SurveyModel
import TestSupport
import Testing

private func layer(_ districts: [(id: String, parent: String?)]) -> [AreaLayer.Area] {
  districts.enumerated().map { number, district in
    AreaLayer.Area(
      record: number + 1, id: district.id, name: "name \(district.id)", parent: district.parent, polygons: [])
  }
}

private func hierarchy(_ ids: String...) -> DistrictHierarchy { DistrictHierarchy(layer(ids.map { ($0, nil) })) }

@Suite("Districts in districts")
struct DistrictHierarchyTests {
  @Test("codes of GB/T 2260 say their level and what they lie in, however they are written")
  func codes() {
    let mixed = hierarchy("411381", "4113", "41", "411381001", "411381001002", "500000", "500112000000")
    #expect(
      ["411381", "4113", "41", "411381001", "500000", "500112000000"].map { mixed.level(of: $0) } == [
        .county, .city, .province, .town, .province, .county,
      ])
    #expect(mixed.parent(of: "411381001") == "411381" && mixed.parent(of: "411381") == "4113" && mixed.parent(of: "4113") == "41")
    #expect(mixed.parent(of: "500112000000") == "500100" && mixed.parent(of: "41") == nil)
    #expect(mixed.ancestor(of: "411381001002", at: .county) == "411381" && mixed.ancestor(of: "411381001", at: .province) == "41")
    #expect(mixed.ancestor(of: "41", at: .county) == "41" && mixed.ancestor(of: nil, at: .city) == nil)
    #expect(mixed.levels == [.county, .city, .province])
    #expect(hierarchy("410000", "4200").levels == [.province] && hierarchy("4113").levels == [.city, .province])
  }

  @Test("names come from the layer, of provinces that it has not from the table, of cities from nowhere")
  func names() {
    let counties = hierarchy("411381", "110101")
    #expect(
      counties.name(of: "411381") == "name 411381" && counties.name(of: "410000") == "河南省" && counties.name(of: "411300") == nil)
    #expect(hierarchy("41", "411381").name(of: "41") == "name 41")
  }

  @Test(
    "other ids have no level, and none is guessed",
    arguments: [["411381", "Mill"], ["991381"], ["41138"], ["１１０１０１"], [""], ["D1", "D2"]])
  func others(ids: [String]) {
    let none = DistrictHierarchy(layer(ids.map { ($0, nil) }))
    #expect(none.levels.isEmpty && none.parent(of: ids[0]) == nil && none.level(of: ids[0]) == nil)
    #expect(DistrictHierarchy([]).levels.isEmpty)
  }

  /// Outlets in these districts, one each.
  private func result(_ districts: [String?], of areas: [AreaLayer.Area]) -> ResultColumns {
    var result = consistentResult()
    for (number, district) in districts.enumerated() { result.outlets[OutletNumber(number)].district = result.district(district) }
    result.districts = rollUpAreas(
      result, areas: areas.map { ($0.id, $0.name) }, lengths: nil, ids: result.districtIDs, of: \.district)
    result.districtTables = rollUpLevels(&result.districts, DistrictHierarchy(areas))
    return result
  }

  @Test(
    "every table adds up to every other, also where provinces are drawn beside counties, codes come twice and places in none",
    arguments: [
      ["411381", "411322", "420100", nil], ["41", "411381", "411381001", "500112"], ["410000", "41", "4113", "411300"],
      [nil, nil, nil, nil],
      ["110101", "110101000000", "110102", "11"],
    ])
  func sums(districts: [String?]) {
    let known = Set(districts.compactMap { $0 } + ["411381", "610100"]).sorted()
    let result = result(districts, of: layer(known.map { ($0, nil) }))
    #expect(imbalance(of: result) == nil)
    #expect(!result.districtTables.isEmpty)
    for table in result.districtTables {
      #expect(table.rollUp.total.outlets == 4 && table.rollUp.rows.reduce(0) { $0 + $1.outlets } == 4, "\(table.level)")
    }
    let provinces = result.districtTables.last?.rollUp.rows ?? []
    #expect(result.districtTables.last?.level == .province)
    for row in provinces {
      let expected = districts.count { $0.map { String($0.prefix(2)) } == row.id.map { String($0.prefix(2)) } }
      #expect(row.outlets == expected, "\(row.id ?? "none")")
    }
  }

  @Test("parents from the layer, also of parents that are districts themselves, of themselves, or of each other")
  func parents() {
    let areas = layer([("A", "B"), ("B", "C"), ("C", nil), ("D", "D"), ("E", "F"), ("F", "E")])
    let result = result(["A", "B", "C", "E"], of: areas)
    #expect(imbalance(of: result) == nil)
    #expect(result.districtTables.map(\.level) == [.parent])
    #expect(result.districtTables.first?.rollUp.rows.map { "\($0.id ?? "-")\($0.outlets)" } == ["B1", "C2", "D0", "E0", "F1"])
  }

  @Test("a table that does not add up is an imbalance", arguments: 0..<5)
  func imbalances(fault: Int) {
    var result = result(["411381", "411322", "420100", nil], of: layer([("411381", nil), ("411322", nil), ("420100", nil)]))
    #expect(imbalance(of: result) == nil)
    switch fault {
    case 0: result.districtTables[1].rollUp.rows[0].outlets += 1
    case 1: result.districtTables[2].rollUp.total.observations += 1
    case 2: result.districtTables[2].rollUp.rows.removeFirst()
    case 3: result.districtTables[0].rollUp.rows[0].parent = "420100"
    default:
      // What one row loses another one gets.
      result.districtTables[0].rollUp.rows[0].foot += 1
      result.districtTables[0].rollUp.rows[1].foot -= 1
    }
    #expect(imbalance(of: result) != nil)
  }
}
