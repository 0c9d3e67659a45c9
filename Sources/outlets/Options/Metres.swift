import ArgumentParser

/// A length as it is typed, `5`, or two between which it lies, `3-8`.
struct Metres: ExpressibleByArgument {
  var range: ClosedRange<Double>

  init?(argument: String) {
    let bounds = argument.split(separator: "-", omittingEmptySubsequences: false).map { Double($0) }
    guard let first = bounds.first, let last = bounds.last, bounds.count <= 2, let low = first, let high = last,
      low.isFinite, high.isFinite, low <= high
    else { return nil }
    range = low...high
  }

  var defaultValueDescription: String { "\(range.lowerBound)-\(range.upperBound)" }
}
