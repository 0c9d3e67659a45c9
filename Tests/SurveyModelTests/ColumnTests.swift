import SurveyModel
import TestSupport
import Testing

/// The counts of all stored columns, by name. A column that is added to the struct shows up here by itself.
private func counts(_ columns: Any) -> [String: Int] {
  var counts: [String: Int] = [:]
  for case (let name?, let column) in Mirror(reflecting: columns).children {
    counts[name] = (column as? TextColumn)?.count ?? (column as? any Collection)?.count ?? -1
  }
  return counts
}

/// The values of all stored columns as text, by name.
private func values(_ columns: Any) -> [String: [String]] {
  var values: [String: [String]] = [:]
  for case (let name?, let column) in Mirror(reflecting: columns).children {
    if let texts = column as? TextColumn {
      values[name] = (0..<texts.count).map { texts.text(at: $0) ?? "nil" }
    } else if let rows = column as? any Collection {
      values[name] = rows.map { "\($0)" }
    }
  }
  return values
}

@Suite("Columns of observations")
struct ObservationColumnTests {
  /// Rows whose every column differs from row to row.
  private func distinct(_ count: Int, from start: Int = 0) -> ObservationColumns {
    var columns = observationColumns((0..<count).map { (Double(start + $0), Double($0) / 2) })
    columns.name.removeAll()
    columns.code.removeAll()
    columns.attributes.removeAll()
    for row in 0..<count {
      let number = start + row
      columns.source[row] = Int32(number)
      columns.byteOffset[row] = number * 100
      columns.byteCount[row] = Int32(100 + number)
      columns.time[row] = Int64(number)
      columns.accuracy[row] = Float(number + 1)
      columns.accuracySource[row] = AccuracySource.allCases[number % 3]
      columns.method[row] = SurveyMethod.allCases[number % 3]
      columns.type[row] = OutletType.allCases[number % 5]
      columns.flags[row] = RuleSet(rawValue: UInt64(number))
      columns.name.append("name \(number)")
      columns.code.append(number.isMultiple(of: 2) ? nil : "code \(number)")
      columns.attributes.append("{\"n\":\(number)}")
    }
    return columns
  }

  @Test("appending and selecting keep every column that there is")
  func everyColumn() {
    let columns = distinct(5)
    let names = Set(counts(columns).keys)
    #expect(names.count >= 18)
    #expect(Set(counts(columns).values) == [5], "the test fills every column: \(counts(columns))")

    var appended = distinct(3)
    appended.append(contentsOf: distinct(2, from: 3))
    #expect(Set(counts(appended).values) == [5], "\(counts(appended))")

    let selected = columns.selecting([4, 0, 0])
    #expect(Set(counts(selected).values) == [3], "\(counts(selected))")
    #expect(Set(counts(columns.selecting([])).values) == [0])
  }

  @Test("rows keep their values in every column")
  func everyValue() {
    var appended = ObservationColumns()
    appended.reserve(count: 5, attributeBytes: 100)
    appended.append(contentsOf: distinct(3))
    appended.append(contentsOf: ObservationColumns())
    appended.append(contentsOf: distinct(2, from: 3))
    // `record`, `recordedID`, `y` and `latitude` begin anew in the second part; the rest goes on.
    let whole = values(distinct(5))
    for (name, column) in values(appended) where !["record", "recordedID", "y", "latitude"].contains(name) {
      #expect(column == whole[name], "\(name)")
    }
    #expect(appended.record == [1, 2, 3, 1, 2])

    let order = [4, 1, 1, 0]
    for (name, column) in values(distinct(5).selecting(order)) {
      #expect(column == order.map { whole[name]?[$0] }, "\(name)")
    }
  }

  @Test("a time that was not recorded is nil")
  func time() {
    var columns = distinct(2)
    columns.time = [ObservationColumns.noTime, 0]
    #expect(columns.time(at: 0) == nil && columns.time(at: 1) == 0)
  }
}

@Suite("Columns of matches")
struct MatchColumnTests {
  private func row(_ number: Int) -> MatchColumns {
    var columns = MatchColumns()
    columns.reach = [ReachNumber(number)]
    columns.measure = [Double(number)]
    columns.placeLongitude = [Double(number)]
    columns.placeLatitude = [Double(number)]
    columns.distance = [Double(number)]
    columns.centrelineDistance = [Double(number)]
    columns.bank = [number.isMultiple(of: 2) ? .left : nil]
    columns.runnerUpRiver = [RiverNumber(number)]
    columns.runnerUpDistance = [Double(number)]
    columns.confidence = [Float(number)]
    columns.flags = [RuleSet(rawValue: UInt64(number + 8))]
    return columns
  }

  @Test("appending keeps every column that there is")
  func everyColumn() {
    #expect(Set(counts(row(0)).values) == [1], "the test fills every column: \(counts(row(0)))")
    var columns = MatchColumns()
    for number in 0..<3 { columns.append(contentsOf: row(number)) }
    #expect(columns.count == 3)
    let each = (0..<3).map { values(row($0)) }
    for (name, column) in values(columns) { #expect(column == each.map { $0[name]?.first }, "\(name)") }
  }

  @Test("an unmatched row has no reach")
  func unmatched() {
    var columns = row(3)
    columns.reach = [nil]
    columns.append(contentsOf: row(7))
    #expect(columns.reach[0] == nil && columns.reach[1] == 7)
  }
}
