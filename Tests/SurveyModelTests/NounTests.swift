import SurveyModel
import Testing

@Suite("Small nouns")
struct NounTests {
  @Test(
    "an error names file, record and column as far as they are known",
    arguments: [
      (nil, nil, nil, "bad"), ("a.csv", nil, nil, "a.csv: bad"), ("a.csv", 3, nil, "a.csv, record 3: bad"),
      ("a.csv", 3, "lon", "a.csv, record 3, column lon: bad"), (nil, 3, "lon", "record 3, column lon: bad"),
      (nil, nil, "lon", "column lon: bad"),
    ] as [(String?, Int?, String?, String)])
  func inputError(source: String?, record: Int?, column: String?, text: String) {
    #expect(InputError(.unreadable, "bad", source: source, record: record, column: column).description == text)
  }

  @Test("a box is empty until something is added")
  func box() {
    var box = Box()
    #expect(box.isEmpty)
    box.add(Box())
    #expect(box.isEmpty)
    box.add(x: 2, y: -1)
    #expect(!box.isEmpty && box == Box(minX: 2, minY: -1, maxX: 2, maxY: -1))
    box.add(Box(minX: -3, minY: 0, maxX: 0, maxY: 5))
    #expect(box == Box(minX: -3, minY: -1, maxX: 2, maxY: 5))
  }

  @Test("what is no position on earth is told apart")
  func coordinates() {
    #expect(Coordinate(longitude: -180, latitude: 90).isGeographic)
    #expect(!Coordinate(longitude: 180.1, latitude: 0).isGeographic && !Coordinate(longitude: 0, latitude: -90.1).isGeographic)
    #expect(!Coordinate(longitude: .nan, latitude: 0).isGeographic && !Coordinate(longitude: 0, latitude: .nan).isFinite)
    #expect(!Coordinate(longitude: 0, latitude: .infinity).isFinite)
  }

  @Test("68 % of the errors of a round normal distribution lie within the accuracy")
  func accuracy() {
    // 1 − exp(−r²/2σ²) at r = 1, by the series of the exponential.
    let exponent = -1 / (2 * Accuracy.sigmaPerAxis * Accuracy.sigmaPerAxis)
    var term = 1.0
    var sum = 1.0
    for n in 1..<30 {
      term *= exponent / Double(n)
      sum += term
    }
    #expect(abs(1 - sum - 0.683) < 0.001)
    #expect(SurveyMethod.allCases.allSatisfy { Accuracy.assumed(for: $0) > 0 })
  }

  @Test("outlets per kilometre, nil without a length")
  func density() {
    var row = RollUpRow(id: "R", lengthKilometres: 4)
    row.outlets = 6
    #expect(row.outletsPerKilometre == 1.5)
    row.lengthKilometres = 0
    #expect(row.outletsPerKilometre == nil)
    row.lengthKilometres = nil
    #expect(row.outletsPerKilometre == nil)
  }
}
