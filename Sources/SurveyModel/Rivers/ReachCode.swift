/// An address of the National Hydrography Dataset: a reach code, and which part of it a line is.
public struct ReachCode: Sendable, Equatable {
  public var text: String
  /// Percent of the way up from the reach code's downstream end, at the line's downstream and upstream ends; nil where the
  /// layer does not say, or the line is drawn in pieces.
  public var measures: Measures?

  public struct Measures: Sendable, Equatable {
    public var from: Double
    public var to: Double

    public init(from: Double, to: Double) {
      self.from = from
      self.to = to
    }
  }

  public init(_ text: String, measures: Measures?) {
    self.text = text
    self.measures = measures
  }
}
