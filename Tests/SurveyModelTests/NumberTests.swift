import SurveyModel
import Testing

@Suite("Numbers of different things")
struct NumberTests {
  @Test("take four bytes, and a column of optional ones no more")
  func size() {
    #expect(MemoryLayout<ReachNumber>.size == 4 && MemoryLayout<VertexNumber>.stride == 4)
    #expect(MemoryLayout<ObservationRow>.size == 4 && MemoryLayout<OutletNumber>.size == 4)
  }

  @Test("count, compare and run through ranges as integers do")
  func arithmetic() {
    let range: Range<VertexNumber> = 3..<7
    #expect(range.map(\.index) == [3, 4, 5, 6] && range.count == 4 && range.indexRange == 3..<7)
    #expect(range.lowerBound + 2 == 5 && range.upperBound - 1 == 6 && range.upperBound - range.lowerBound == 4)
    #expect(VertexNumber(2) < 3 && Set([ReachNumber(1), 1, 2]).count == 2)
  }

  @Test("a column of optional numbers gives back what was put in")
  func optional() {
    var column: OptionalNumbers<ReachNumber> = [4, nil, 0]
    #expect(Array(column) == [4, nil, 0])
    column[1] = 7
    column[0] = nil
    column.append(nil)
    column.append(contentsOf: [1])
    #expect(column == [nil, 7, 0, nil, 1] && column.count { $0 == nil } == 2)
    column.removeLast(2)
    column += [nil]
    #expect(column == OptionalNumbers([nil, 7, 0, nil]))
    #expect(OptionalNumbers<ReachNumber>(repeating: nil, count: 2) == [nil, nil])
    #expect(OptionalNumbers<ReachNumber>(repeating: 5, count: 2) == [5, 5])
  }

  @Test("a numbered column is asked by its numbers, and changed by them")
  func numbered() {
    var column: NumberedColumn<RiverNumber, String> = ["a", "b", "c"]
    column[1] += "b"
    column.append("d")
    #expect(column.values == ["a", "bb", "c", "d"] && column.endIndex == 4)
    #expect(column.numbered.map { "\($0.index)\($1)" } == ["0a", "1bb", "2c", "3d"])
    #expect(column[1..<3].map { $0 } == ["bb", "c"] && column.firstIndex(of: "c") == 2)
    column.removeLast()
    column.replaceSubrange(0..<2, with: ["x"])
    #expect(column == ["x", "c"])
    #expect(column != NumberedColumn(repeating: "x", count: 2))
  }
}
