import Foundation

/// Rows of a table for PROJ's own `gie`: what an operation makes of a pair of numbers.
struct GieTable {
  struct Row {
    var operation: String
    var inverse: Bool
    var input: (Double, Double)
    /// Nil where the table expects a failure.
    var output: (Double, Double)?
    /// In metres.
    var tolerance: Double
    var line: Int
  }

  private(set) var rows: [Row] = []
  /// Operations that cannot be made at all.
  private(set) var impossible: [String] = []

  init(_ text: String) {
    var operation = ""
    var inverse = false
    var tolerance = 0.0005
    var input: (Double, Double)?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      switch words.first {
      case "operation":
        operation = words.dropFirst().joined(separator: " ")
        (inverse, tolerance, input) = (false, 0.0005, nil)
      case "direction":
        inverse = words.last == "inverse"
      case "tolerance":
        let units = ["nm": 1e-9, "mm": 1e-3, "cm": 1e-2, "m": 1, "km": 1e3]
        tolerance = (words.count > 1 ? Double(words[1]) ?? 0 : 0) * (words.count > 2 ? units[words[2]] ?? 1 : 1)
      case "accept":
        input = Self.pair(words)
      case "expect":
        if words.count > 1, words[1] == "failure" {
          if let input {
            rows.append(.init(operation: operation, inverse: inverse, input: input, output: nil, tolerance: 0, line: number + 1))
          } else {
            impossible.append(operation)
          }
        } else if let input, let output = Self.pair(words) {
          rows.append(
            .init(operation: operation, inverse: inverse, input: input, output: output, tolerance: tolerance, line: number + 1))
        }
      default: break
      }
    }
  }

  private static func pair(_ words: [String]) -> (Double, Double)? {
    guard words.count > 2, let x = Double(words[1]), let y = Double(words[2]) else { return nil }
    return (x, y)
  }
}
