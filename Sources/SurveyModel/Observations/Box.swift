/// A box along the axes, of the same kind as the coordinates it was made from. Empty until something is added.
public struct Box: Hashable, Sendable {
  /// The least longitude or easting.
  public var minX = Double.infinity
  /// The least latitude or northing.
  public var minY = Double.infinity
  /// The greatest longitude or easting.
  public var maxX = -Double.infinity
  /// The greatest latitude or northing.
  public var maxY = -Double.infinity

  /// An empty box.
  public init() {}

  /// A box with these edges.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// True until a position is added.
  public var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }

  /// Widens the box to hold a position.
  @inlinable
  public mutating func add(x: Double, y: Double) {
    minX = min(minX, x)
    minY = min(minY, y)
    maxX = max(maxX, x)
    maxY = max(maxY, y)
  }

  /// Widens the box to hold another one.
  public mutating func add(_ other: Box) {
    minX = min(minX, other.minX)
    minY = min(minY, other.minY)
    maxX = max(maxX, other.maxX)
    maxY = max(maxY, other.maxY)
  }
}
