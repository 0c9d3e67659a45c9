import GEOSKit
import SurveyModel

/// Finds areas by position. Each thread has its own, which prepares a polygon when the first position falls into its box.
final class AreaWorker {
  /// Those of smaller areas come first.
  private let parts: [AreaPart]
  private let context = GEOSContext()
  private let tree: BoxTree
  private var prepared: [Int: PreparedArea] = [:]
  private var hits: [Int32] = []

  init(_ parts: [AreaPart]) throws {
    self.parts = parts
    tree = try BoxTree(parts.map(\.box), context: context)
  }

  /// The smallest area that covers a position.
  func area(of position: Coordinate) throws -> Int? {
    guard position.isFinite else { return nil }
    try findBoxes(at: position)
    for hit in hits where try preparedPart(Int(hit)).covers(position) { return parts[Int(hit)].area }
    return nil
  }

  /// All areas that cover a position, smallest first.
  func allAreas(of position: Coordinate) throws -> [Int] {
    try findBoxes(at: position)
    var found: [Int] = []
    for hit in hits where try preparedPart(Int(hit)).covers(position) && !found.contains(parts[Int(hit)].area) {
      found.append(parts[Int(hit)].area)
    }
    return found
  }

  /// Fills ``hits`` with the polygons whose boxes hold a position, those of smaller areas first.
  private func findBoxes(at position: Coordinate) throws {
    hits.removeAll(keepingCapacity: true)
    try tree.query(Box(minX: position.x, minY: position.y, maxX: position.x, maxY: position.y), into: &hits)
    hits.sort()
  }

  /// A position inside a polygon.
  func middle(of polygon: [[Coordinate]]) throws -> Coordinate? { try PreparedArea([polygon], context: context).middle() }

  private func preparedPart(_ number: Int) throws -> PreparedArea {
    if let area = prepared[number] { return area }
    let area = try PreparedArea([parts[number].polygon], context: context)
    prepared[number] = area
    return area
  }
}
