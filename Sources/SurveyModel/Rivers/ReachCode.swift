/// An address of the National Hydrography Dataset: a reach code, and which part of it a line is.
package struct ReachCode: Sendable, Equatable {
  package var text: String
  /// Percent of the way up from the reach code's downstream end, at the line's downstream and upstream ends; nil where the
  /// layer does not say, or the line is drawn in pieces.
  package var measures: Measures?

  package struct Measures: Sendable, Equatable {
    package var from: Double
    package var to: Double

    package init(from: Double, to: Double) {
      self.from = from
      self.to = to
    }
  }

  package init(_ text: String, measures: Measures?) {
    self.text = text
    self.measures = measures
  }
}
